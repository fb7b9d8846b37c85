"use strict";
(() => {
  const root = document.documentElement;
  root.dataset.violations = "0";
  document.addEventListener("securitypolicyviolation", () => {
    root.dataset.violations = String(Number(root.dataset.violations) + 1);
  });
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  // Text from documents only ever becomes text nodes.
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const verbs = { supports: "supports", opposes: "opposes", warns: "warns about" };
  const colours = { supports: "#009e73", opposes: "#d55e00", warns: "#cc79a7" };
  const dashes = { supports: "solid", opposes: "dashed", warns: "dotted" };
  const heads = { supports: "triangle", opposes: "tee", warns: "diamond" };
  const fills = { country: "#e3ecf5", organisation: "#d3e0ee", collective: "#d3e0ee", person: "#f4efe3", issue: "#ffffff", words: "#ffffff", actor: "#e9e9e9" };
  const fill = (kind) => fills[kind] || "#f0e7d3";
  const kinds = [
    ["holder", "country", "state"], ["holder", "organisation", "organisation, set of actors"], ["holder", "person", "person"],
    ["holder", "", "other body"], ["target", "issue", "what it is about"], ["target", "actor", "actor at whom it is aimed"],
  ];
  for (const [side, kind, words] of kinds) {
    if (data.nodes.some((node) => node.side === side && fill(node.kind) === fill(kind))) {
      const box = make("span", "box " + side);
      box.style.background = fill(kind);
      const item = make("li");
      item.append(box, words);
      $("boxes").append(item);
    }
  }
  const names = new Map(data.nodes.map((node) => [node.id, node.name]));
  const sentence = (edge) => `${names.get(edge.source)} ${verbs[edge.stance]} ${names.get(edge.target)}`;

  const elements = [];
  for (const bloc of data.blocs) {
    if (data.nodes.some((node) => node.frame === bloc.id)) {
      elements.push({ data: { id: "frame:" + bloc.id, label: bloc.name }, classes: "frame", selectable: false });
    }
  }
  for (const node of data.nodes) {
    elements.push({
      data: {
        id: node.id, label: node.label, width: node.width, height: node.height,
        fill: fill(node.kind), parent: node.frame ? "frame:" + node.frame : undefined,
      },
      classes: "leaf " + node.side,
      position: { x: node.x, y: node.y },
    });
  }
  data.edges.forEach((edge, number) => {
    elements.push({
      data: {
        id: "edge:" + number, source: edge.source, target: edge.target, number, label: edge.label,
        colour: edge.own ? "#6b7078" : colours[edge.stance], dash: dashes[edge.stance], head: heads[edge.stance],
        width: [1.3, 1.3, 2.2, 3.6][edge.intensity] || 2.2, tail: edge.via.length ? "circle" : "none",
      },
    });
  });

  const cy = cytoscape({
    container: $("drawing"), elements, layout: { name: "preset" },
    minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false, autoungrabify: true,
    style: [
      { selector: ".leaf", style: {
        width: "data(width)", height: "data(height)", label: "data(label)", shape: "round-rectangle",
        "background-color": "data(fill)", "border-width": 1, "border-color": "#55606c",
        "font-family": "system-ui, Arimo, Arial, sans-serif", "font-size": 12, color: "#20262d",
        "text-wrap": "wrap", "text-max-width": 400, "text-valign": "center", "text-halign": "center" } },
      { selector: ".target", style: { shape: "rectangle" } },
      { selector: ".frame", style: {
        shape: "round-rectangle", "background-color": "#f6f8fa", "border-color": "#8a94a0", "border-width": 1, padding: 10,
        label: "data(label)", "font-size": 11, color: "#4a535d", "text-valign": "top", "text-halign": "center", events: "no" } },
      { selector: "edge", style: {
        width: "data(width)", "line-color": "data(colour)", "line-style": "data(dash)", "curve-style": "bezier",
        "target-arrow-shape": "data(head)", "target-arrow-color": "data(colour)",
        "source-arrow-shape": "data(tail)", "source-arrow-color": "data(colour)", "source-arrow-fill": "hollow",
        "source-endpoint": "90deg", "target-endpoint": "270deg", opacity: 0.85, "arrow-scale": 0.9 } },
      { selector: ".gone", style: { display: "none" } },
      { selector: ".faint", style: { opacity: 0.12 } },
      { selector: "edge.chosen", style: { opacity: 1, label: "data(label)", "font-size": 11, "text-background-color": "#fff", "text-background-opacity": 0.9, "text-background-padding": 2, "underlay-color": "#1b5faa", "underlay-opacity": 0.25, "underlay-padding": 4, "z-index": 9 } },
      { selector: "node.chosen", style: { "border-width": 3, "border-color": "#1b5faa" } },
    ],
  });

  cy.nodes(".leaf").forEach((node) => { node.scratch("place", { ...node.position() }); });

  // A date that is only a year or a month may be any day of it.
  const inTime = (date, since, until) => {
    if (!since && !until) return true;
    if (!date) return false;
    return (!since || date + "-12-31".slice(date.length - 4) >= since) && (!until || date <= until);
  };
  const filters = () => ({
    find: $("find").value.trim().toLowerCase(),
    stances: new Set([...document.querySelectorAll("[name=stance]:checked")].map((box) => box.value)),
    since: $("since").value, until: $("until").value, bloc: $("bloc").value,
    firstHand: $("first-hand").checked, own: $("own").checked,
  });
  const blocsOf = new Map(data.nodes.map((node) => [node.id, node.blocs || []]));
  const passages = (edge, f) => edge.passages.filter((passage) => inTime(passage.date, f.since, f.until));
  const words = data.edges.map((edge) =>
    [names.get(edge.source), names.get(edge.target), edge.stance, ...edge.via,
      ...edge.passages.flatMap((it) => [it.words, it.speaker || "", it.source])].join("\n").toLowerCase());
  const shown = (edge, number, f) =>
    f.stances.has(edge.stance) && (!f.firstHand || !edge.via.length) && (f.own || !edge.own) &&
    (!f.bloc || blocsOf.get(edge.source).includes(f.bloc)) &&
    (!f.find || words[number].includes(f.find)) && passages(edge, f).length > 0;

  let chosen = null;
  const link = (url) => /^https?:\/\//i.test(url || "") ? url : null;
  const quote = (passage) => {
    const block = make("blockquote");
    block.append(make("p", "", "“" + passage.words + "”"));
    const foot = make("footer", "", [passage.speaker, passage.date].filter(Boolean).join(", "));
    if (foot.textContent) foot.append(" · ");
    const url = link(passage.url);
    if (url) {
      const anchor = make("a", "", passage.source);
      anchor.href = url;
      anchor.rel = "noopener noreferrer";
      anchor.target = "_blank";
      foot.append(anchor);
    } else {
      foot.append(passage.source);
    }
    block.append(foot);
    return block;
  };
  const position = (number, f) => {
    const edge = data.edges[number];
    const part = make("section", edge.stance);
    const head = make("h2");
    head.append(make("span", "swatch " + (edge.own ? "own " : "") + edge.stance), sentence(edge));
    part.append(head);
    const tags = [...edge.via.map((name) => "via " + name)];
    if (edge.own) tags.push("own participation only");
    if (edge.timing) tags.push("timing only");
    if (tags.length) {
      const row = make("p");
      for (const tag of tags) row.append(make("span", "tag", tag));
      part.append(row);
    }
    for (const passage of passages(edge, f)) part.append(quote(passage));
    return part;
  };
  const list = (numbers, f) => {
    const items = make("ul");
    items.id = "list";
    for (const number of numbers) {
      const edge = data.edges[number];
      const item = make("li", edge.stance);
      const button = make("button");
      button.append(make("span", "swatch" + (edge.own ? " own" : "")), sentence(edge) + (edge.label ? ` (${edge.label})` : ""));
      button.addEventListener("click", () => choose({ edge: number }));
      item.append(button);
      items.append(item);
    }
    return items;
  };
  const details = (visible, f) => {
    const panel = $("details");
    panel.replaceChildren();
    if (!chosen) {
      panel.append(make("h2", "", "All positions shown"), make("p", "soft", "Click an edge or a line here to read the passages; click a node to see its positions."), list(visible, f));
      return;
    }
    const back = make("button", "", "← all positions");
    back.addEventListener("click", () => choose(null));
    panel.append(back, make("p"));
    if (chosen.edge !== undefined) panel.append(position(chosen.edge, f));
    else {
      panel.append(make("h2", "", names.get(chosen.node)));
      for (const number of visible) {
        const edge = data.edges[number];
        if (edge.source === chosen.node || edge.target === chosen.node) panel.append(position(number, f));
      }
    }
    panel.scrollTop = 0;
  };
  const choose = (what) => { chosen = what; update(); reveal(); };
  // What was chosen in the list comes into view.
  const reveal = () => {
    const one = cy.elements(".chosen");
    if (one.empty()) return;
    const near = one.union(one.connectedNodes());
    const [box, room] = [near.renderedBoundingBox(), [cy.width(), cy.height()]];
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > room[0] || box.y2 > room[1]) cy.center(near);
  };

  const update = () => {
    const f = filters();
    const visible = [];
    const touched = new Set();
    data.edges.forEach((edge, number) => {
      if (shown(edge, number, f)) {
        visible.push(number);
        touched.add(edge.source).add(edge.target);
      }
    });
    const set = new Set(visible);
    if (chosen && chosen.edge !== undefined && !set.has(chosen.edge)) chosen = null;
    if (chosen && chosen.node !== undefined && !touched.has(chosen.node)) chosen = null;
    cy.batch(() => {
      cy.elements().removeClass("gone faint chosen");
      cy.edges().forEach((edge) => { edge.toggleClass("gone", !set.has(edge.data("number"))); });
      cy.nodes(".leaf").forEach((node) => { node.toggleClass("gone", !touched.has(node.id())); });
      cy.nodes(".frame").forEach((frame) => { frame.toggleClass("gone", frame.children().every((node) => node.hasClass("gone"))); });
      if (chosen) {
        const one = chosen.edge !== undefined ? cy.getElementById("edge:" + chosen.edge) : cy.getElementById(chosen.node);
        const near = chosen.edge !== undefined ? one.union(one.connectedNodes()) : one.closedNeighborhood();
        cy.elements().not(near).not(".frame").addClass("faint");
        one.addClass("chosen");
      }
    });
    details(visible, f);
    const nodes = cy.nodes(".leaf").filter((node) => node.visible() && node.width() > 1 && node.height() > 1);
    $("count").textContent = `${visible.length} of ${data.edges.length} edges, ${nodes.length} of ${data.nodes.length} nodes`;
    root.dataset.visibleNodes = String(nodes.length);
    root.dataset.visibleEdges = String(cy.edges().filter((edge) => edge.visible()).length);
    root.dataset.passages = String(document.querySelectorAll("#details blockquote").length);
  };
  // What a filter leaves moves together, in the order of the layout.
  const pack = () => {
    const leaves = cy.nodes(".leaf");
    const left = leaves.not(".gone");
    if (left.length === leaves.length) {
      leaves.positions((node) => ({ ...node.scratch("place") }));
      return;
    }
    const columns = ["holder", "target"].map((side) =>
      left.filter("." + side).toArray().sort((a, b) => a.scratch("place").y - b.scratch("place").y));
    const gap = (a, b) => a && a.data("parent") !== b.data("parent") ? 34 : 10;
    const heights = columns.map((column) =>
      column.reduce((sum, node, at) => sum + node.height() + (at ? gap(column[at - 1], node) : 0), 0));
    columns.forEach((column, side) => {
      // The shorter column is spread beside the longer one.
      const slack = (Math.max(...heights) - heights[side]) / column.length;
      let y = slack / 2;
      column.forEach((node, at) => {
        if (at) y += gap(column[at - 1], node) + slack;
        node.position({ x: node.scratch("place").x, y: y + node.height() / 2 });
        y += node.height();
      });
    });
  };
  const fit = () => {
    const visible = cy.elements(":visible");
    cy.fit(visible, 24);
    // A tall drawing begins at its top, as wide as there is room for.
    const box = visible.boundingBox();
    const zoom = Math.min(1, (cy.width() - 32) / box.w);
    if (cy.zoom() < 0.9 * zoom) {
      cy.viewport({ zoom, pan: { x: (cy.width() - box.w * zoom) / 2 - box.x1 * zoom, y: 20 - box.y1 * zoom } });
    }
  };

  for (const bloc of data.blocs) {
    const option = make("option", "", bloc.name);
    option.value = bloc.id;
    $("bloc").append(option);
  }
  // What to show may stand in the address: #find=…&stance=opposes&since=…&until=…&bloc=…&edge=0
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const name of ["find", "since", "until", "bloc"]) if (wanted.has(name)) $(name).value = wanted.get(name);
  if (wanted.has("stance")) {
    const only = wanted.get("stance").split(",");
    for (const box of document.querySelectorAll("[name=stance]")) box.checked = only.includes(box.value);
  }
  if (wanted.has("edge") && data.edges[Number(wanted.get("edge"))]) chosen = { edge: Number(wanted.get("edge")) };

  cy.on("tap", "edge", (event) => choose({ edge: event.target.data("number") }));
  cy.on("tap", ".leaf", (event) => choose({ node: event.target.id() }));
  cy.on("tap", (event) => { if (event.target === cy && chosen) choose(null); });
  $("filters").addEventListener("input", () => { update(); pack(); fit(); });
  $("filters").addEventListener("reset", () => setTimeout(() => { chosen = null; update(); pack(); fit(); }));
  $("fit").addEventListener("click", fit);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) choose(null);
    if (event.key === "/" && document.activeElement !== $("find")) { event.preventDefault(); $("find").focus(); }
  });
  new ResizeObserver(() => cy.resize()).observe($("drawing"));
  update();
  pack();
  fit();
  reveal();
  root.dataset.ready = "true";
})();
