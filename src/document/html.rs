//! HTML news pages: the article's text, and what the page says about it.

use dom_smoothie::{Config, Readability, TextMode};
use serde_json::Value;

use super::metadata::Metadata;
use super::{Document, markup, written_date};

/// Elements nested deeper than this are not given to the article finder, which
/// goes down by recursion.
const DEEPEST: usize = 400;

/// Larger pages are not given to the article finder either, for its time grows
/// faster than the page.
const LARGEST: usize = 4 << 20;

/// An HTML page as a document. The text is the headline and the article; of a
/// page without a recognisable article all visible text.
pub(super) fn read(id: String, page: &str) -> Document {
    let article = if page.len() > LARGEST || markup::depth(page) > DEEPEST {
        None
    } else {
        article(page)
    };
    let (metadata, text) = article.unwrap_or_else(|| (Metadata::default(), markup::text(page)));
    let text = lines(&text);
    let headed = match &metadata.title {
        Some(title) if !text.starts_with(title.as_str()) => format!("{title}\n\n{text}"),
        _ => text,
    };
    metadata.describe(Document::new(id, headed))
}

fn article(page: &str) -> Option<(Metadata, String)> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut finder = Readability::new(page, None, Some(config)).ok()?;
    let linked = linked_data(&finder);
    let metadata = linked.or(meta_elements(&finder));
    let article = finder.parse().ok();
    let title = article
        .as_ref()
        .map(|article| article.title.trim().to_owned());
    let found = Metadata {
        title: title.filter(|title| !title.is_empty()),
        date: article
            .as_ref()
            .and_then(|article| written_date::parse(article.published_time.as_ref()?)),
        publisher: article
            .as_ref()
            .and_then(|article| article.site_name.clone()),
        ..Metadata::default()
    };
    let text = article.map(|article| article.text_content.to_string());
    let text = text
        .filter(|text| !text.trim().is_empty())
        .unwrap_or_else(|| markup::text(page));
    Some((metadata.or(found), text))
}

/// What `<meta>`, `<link>` and `<time>` elements say.
fn meta_elements(finder: &Readability) -> Metadata {
    let mut best: [Option<(usize, String)>; 4] = [const { None }; 4];
    for node in finder.doc.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|key| node.attr(key));
        let (Some(name), Some(content)) = (name, node.attr("content")) else {
            continue;
        };
        let (name, content) = (name.to_lowercase(), content.trim());
        for (slot, names) in best.iter_mut().zip(META_NAMES) {
            let rank = names.iter().position(|known| *known == name);
            if let Some(rank) =
                rank.filter(|rank| slot.as_ref().is_none_or(|(best, _)| rank < best))
                && !content.is_empty()
            {
                *slot = Some((rank, content.to_owned()));
            }
        }
    }
    let [title, date, publisher, url] = best.map(|slot| slot.map(|(_, content)| content));
    let attribute = |selector: &str, name: &str| {
        finder
            .doc
            .select(selector)
            .attr(name)
            .map(|value| value.to_string())
    };
    let date = date.as_deref().and_then(written_date::parse);
    let time =
        || attribute("time[datetime]", "datetime").and_then(|date| written_date::parse(&date));
    let canonical = || attribute("link[rel=canonical]", "href");
    Metadata {
        title,
        date: date.or_else(time),
        publisher,
        url: url.or_else(canonical).filter(|url| url.starts_with("http")),
        ..Metadata::default()
    }
}

/// Names of title, date, publisher and address, the most trusted first.
const META_NAMES: [&[&str]; 4] = [
    &[
        "og:title",
        "headline",
        "dc.title",
        "dcterms.title",
        "twitter:title",
        "parsely-title",
        "title",
    ],
    &[
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date.published",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "citation_publication_date",
        "sailthru.date",
        "date",
    ],
    &[
        "og:site_name",
        "citation_publisher",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "application-name",
    ],
    &["og:url", "twitter:url"],
];

/// What the page's JSON-LD says of the article.
fn linked_data(finder: &Readability) -> Metadata {
    let mut metadata = Metadata::default();
    for node in finder
        .doc
        .select("script[type='application/ld+json']")
        .nodes()
    {
        let text = node.text();
        let text = text
            .trim()
            .trim_start_matches("<![CDATA[")
            .trim_end_matches("]]>");
        if let Ok(value) = serde_json::from_str(text) {
            metadata = metadata.or(article_in(&value));
        }
    }
    metadata
}

/// The first article in a JSON-LD value, wherever it stands.
fn article_in(value: &Value) -> Metadata {
    let found = match value {
        Value::Array(values) => values
            .iter()
            .map(article_in)
            .find(|found| *found != Metadata::default()),
        Value::Object(fields) if is_article(fields.get("@type")) => Some(Metadata {
            title: text_at(value, &["headline"]).or_else(|| text_at(value, &["name"])),
            date: text_at(value, &["datePublished"])
                .or_else(|| text_at(value, &["dateCreated"]))
                .and_then(|date| written_date::parse(&date)),
            publisher: text_at(value, &["publisher", "name"]),
            url: text_at(value, &["mainEntityOfPage", "@id"])
                .or_else(|| text_at(value, &["mainEntityOfPage"]))
                .or_else(|| text_at(value, &["url"]))
                .filter(|url| url.starts_with("http")),
            ..Metadata::default()
        }),
        Value::Object(fields) => fields.get("@graph").map(article_in),
        _ => None,
    };
    found.unwrap_or_default()
}

fn is_article(kind: Option<&Value>) -> bool {
    let known = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(kind, "Report" | "Statement")
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(known),
        Some(kind) => known(kind),
        None => false,
    }
}

/// The text at a path of fields, entering the first item of each list.
fn text_at(value: &Value, path: &[&str]) -> Option<String> {
    let mut value = value;
    for name in path {
        value = value.get(name)?;
        if let Value::Array(values) = value {
            value = values.first()?;
        }
    }
    let text = markup::text(value.as_str()?).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// Lines trimmed, with one blank line at most between them.
fn lines(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !clean.is_empty() {
            clean.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        clean.push_str(line);
        blank = 0;
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::read;

    const STORY: &str = "<p>Gondor's steward said on Monday that his land <b>opposes</b> the \
        crossing of the river, in the strongest words so far.</p><p>“We shall not yield,” he told \
        the council, which had met in haste, after a week of talks that led nowhere.</p><p>Rohan \
        &amp; Dale, for their part, welcomed the plan; they had asked for it, again and again, \
        since the spring of the year before.</p>";

    #[test]
    fn a_page_with_linked_data() {
        let document = read(
            "a".into(),
            &format!(
                "<html><head><title>River crossing opposed | Bree Herald</title>\
            <script type='application/ld+json'>{{\"@context\":\"https://schema.org\",\"@graph\":[\
            {{\"@type\":\"WebSite\",\"name\":\"x\"}},{{\"@type\":[\"NewsArticle\"],\
            \"headline\":\"Steward opposes crossing\",\"datePublished\":\"2025-02-19T10:00:00Z\",\
            \"publisher\":{{\"@type\":\"Organization\",\"name\":\"Bree Herald\"}},\
            \"mainEntityOfPage\":{{\"@id\":\"https://example.org/1\"}}}}]}}</script></head>\
            <body><nav><a href='/'>Home</a> <a href='/x'>World</a></nav>\
            <article><h1>Steward opposes crossing</h1>{STORY}</article>\
            <footer>Copyright</footer></body></html>"
            ),
        );
        assert_eq!(document.title.as_deref(), Some("Steward opposes crossing"));
        assert_eq!(document.date.unwrap().to_string(), "2025-02-19");
        assert_eq!(document.publisher.as_deref(), Some("Bree Herald"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/1"));
        insta::assert_snapshot!(document.text);
        assert_eq!(document.body.len(), document.text.len());
    }

    #[test]
    fn a_page_with_meta_elements() {
        let document = read(
            "a".into(),
            &format!(
                "<meta property='og:title' content='Steward &amp; king'><meta name=date content=2024>\
            <meta property='article:published_time' content='2025-02-19T23:00:00-05:00'>\
            <meta property='og:site_name' content='Bree Herald'>\
            <link rel=canonical href='https://example.org/2'><body><div>{STORY}</div>"
            ),
        );
        assert_eq!(document.title.as_deref(), Some("Steward & king"));
        assert_eq!(document.date.unwrap().to_string(), "2025-02-19");
        assert_eq!(document.publisher.as_deref(), Some("Bree Herald"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/2"));
        assert!(document.text.contains("Rohan & Dale, for their part"));
    }

    #[test]
    fn pages_without_an_article() {
        assert_eq!(read("a".into(), "").text, "");
        assert_eq!(
            read("a".into(), "<p>Short.<p>Text.").text,
            "Short.\n\nText."
        );
        assert_eq!(
            read("a".into(), "no tags <at all").text.lines().next(),
            Some("no tags")
        );
    }

    #[test]
    fn deep_nesting_and_broken_markup_do_no_harm() {
        let deep = "<div>".repeat(50_000) + "Gondor left.";
        assert_eq!(read("a".into(), &deep).text, "Gondor left.");
        let spans = "<p><b><i>".repeat(20_000) + "Gondor left.";
        assert!(read("a".into(), &spans).text.contains("Gondor left."));
        for page in [
            "<",
            "<!--",
            "<script>",
            "<a href=\"",
            "&#xFFFFFFFF;&bogus;",
            "<![CDATA[",
        ] {
            read("a".into(), page);
        }
    }
}
