//! The embedded lexicon: which issue a target belongs to. The command
//! `lexicon`.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use assert_cmd::Command;
use demarche::date::PartialDate;
use demarche::id::{ActorId, IssueId};
use demarche::lexicon::Lexicon;
use demarche::stances::issue::IssueMatcher;
use demarche::vocabulary::ActorKind;

static MATCHER: LazyLock<IssueMatcher> = LazyLock::new(|| {
    let lexicon = Lexicon::embedded().unwrap();
    IssueMatcher::new(&lexicon.issues)
});

/// Each line holds an issue, without `issue:`, and a target; `-` is no issue.
#[track_caller]
fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let (expected, target) = line.split_once('|').unwrap();
        let found = MATCHER.classify_text(target);
        let found = found
            .as_ref()
            .map_or("-", |id| &id.as_str()["issue:".len()..]);
        if found != expected.trim() {
            wrong.push(format!(
                "{found}, not {}: {}",
                expected.trim(),
                target.trim()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_hold_the_world() {
    let lexicon = Lexicon::embedded().unwrap();
    let of_kind = |kind| {
        lexicon
            .actors
            .iter()
            .filter(move |actor| actor.kind == kind)
    };
    let united_nations = ActorId::new("org:UN");
    let members = of_kind(ActorKind::Country)
        .filter(|actor| {
            let mut of = actor.memberships.iter();
            of.any(|it| it.of == united_nations && it.until.is_none())
        })
        .count();
    assert_eq!(members, 193, "members of the United Nations");

    let organisations: BTreeSet<_> = lexicon
        .actors
        .iter()
        .flat_map(|actor| &actor.memberships)
        .filter(|membership| membership.from.is_some())
        .map(|membership| &membership.of)
        .filter(|id| id.as_str().starts_with("org:"))
        .collect();
    assert!(
        organisations.len() >= 60,
        "{} with dated members",
        organisations.len()
    );

    let first: PartialDate = "1990".parse().unwrap();
    let persons = of_kind(ActorKind::Person)
        .filter(|actor| {
            actor
                .offices
                .iter()
                .any(|office| office.from >= Some(first))
        })
        .count();
    assert!(persons >= 500, "{persons} persons with dated offices");
    assert!(
        lexicon.issues.len() >= 80,
        "{} issues",
        lexicon.issues.len()
    );
}

#[test]
fn troops_arms_and_alliances() {
    check(
        "
        troop-deployment-ukraine     | any plan to station NATO soldiers in Ukraine
        troop-deployment-ukraine     | Western troops on Ukrainian soil
        troop-deployment-ukraine     | the deployment of a European force to Ukraine
        troop-deployment-ukraine     | foreign contingents in Ukraine, whatever their flag
        troop-deployment-ukraine     | boots on the ground in Ukraine
        troop-deployment-ukraine     | sending Dutch peacekeepers to Ukraine
        troop-deployment-ukraine     | a reassurance force
        troop-deployment             | the troop deployment
        troop-deployment             | foreign soldiers on its territory
        us-forces-abroad             | American military bases on Okinawa
        us-troops-iraq-syria         | the US troops in Iraq
        nato-forces-eastern-europe   | a NATO battlegroup in Lithuania
        foreign-troop-withdrawal     | the withdrawal of foreign troops
        afghanistan-withdrawal       | the withdrawal of U.S. forces from Afghanistan
        peacekeeping                 | a UN peacekeeping mission
        arms-supplies-ukraine        | deliveries of tanks to Ukraine
        arms-supplies-ukraine        | supplying Kyiv with long-range missiles
        arms-supplies-ukraine        | military aid for Ukraine
        arms-supplies-taiwan         | arms sales to Taiwan
        arms-supplies                | the sale of weapons
        air-defence                  | more Patriot batteries and other air defences
        military-spending            | a defence budget of two per cent of GDP
        conscription                 | the return of conscription
        military-exercises           | joint military drills off the coast
        nato-enlargement             | NATO’s eastward expansion
        nato-membership-ukraine      | Ukraine’s accession to NATO
        nato-membership-ukraine      | inviting Kyiv to join the alliance
        nato-membership-nordic       | Finnish membership of NATO
        eu-membership-turkey         | Turkish accession to the European Union
        eu-membership-ukraine        | EU candidate status for Ukraine
        brexit                       | Britain leaving the EU without a deal
        aukus                        | the AUKUS pact
        ",
    );
}

#[test]
fn wars_and_their_ends() {
    check(
        "
        russia-ukraine-war           | the Russian invasion of Ukraine
        ceasefire-ukraine            | a thirty-day ceasefire in Ukraine
        ukraine-peace                | an end to the war in Ukraine
        us-russia-talks-ukraine      | negotiations between Washington and Moscow without Kyiv
        security-guarantees-ukraine  | security guarantees for Ukraine
        crimea                       | the annexation of Crimea
        territorial-integrity-ukraine| Ukraine’s sovereignty and territorial integrity
        territorial-integrity-ukraine| ceding Ukrainian territory
        ceasefire-gaza               | an immediate truce in the Gaza Strip
        israel-gaza-war              | the Israeli assault on Rafah
        humanitarian-aid-gaza        | the blocking of food aid to Gaza
        two-state-solution           | a two-state solution
        palestine-statehood          | recognising a Palestinian state
        settlements                  | new Israeli settlements in the West Bank
        jerusalem                    | moving the embassy to Jerusalem
        golan                        | Israeli sovereignty over the Golan
        no-fly-zone                  | a no-fly zone
        libya-intervention           | military intervention in Libya
        syria-strikes                | US air strikes in Syria
        chemical-weapons-syria       | the use of sarin in Syria
        iraq-war                     | a war against Iraq without a new mandate
        nagorno-karabakh             | the fighting over Nagorno-Karabakh
        kashmir                      | India’s move in Kashmir
        ceasefire                    | an unconditional cease-fire
        peace-talks                  | the peace negotiations
        peace-plan                   | the twelve-point peace plan
        hostages                     | the release of the hostages
        prisoner-exchange            | a swap of prisoners
        coups                        | the military coup
        coup-niger                   | the coup in Niger
        annexation                   | any annexation
        occupation                   | the occupation of foreign land
        ",
    );
}

#[test]
fn weapons_and_threats() {
    check(
        "
        iran-nuclear                 | Iran’s enrichment of uranium
        iran-nuclear-deal            | the nuclear deal with Tehran
        north-korea-nuclear          | Pyongyang’s nuclear arsenal
        nuclear-test-north-korea     | North Korea’s latest nuclear test
        missile-tests-north-korea    | the launch of a ballistic missile by North Korea
        nuclear-test-ban             | French nuclear tests in the Pacific
        nuclear-disarmament          | a world without nuclear weapons
        non-proliferation            | the spread of nuclear technology
        missile-defence              | an American missile shield in Poland
        chemical-weapons             | poison gas
        landmines                    | a ban on anti-personnel mines
        cyber-attacks                | hackers’ attacks on the ministry
        terrorism                    | acts of terrorism
        piracy                       | pirates off the coast
        drones                       | armed drones
        space-weapons                | an arms race in outer space
        ",
    );
}

#[test]
fn economy_and_sanctions() {
    check(
        "
        sanctions                    | further sanctions
        sanctions-russia             | the European sanctions against Russia
        sanctions-russia             | easing the Russia sanctions
        sanctions-iran               | the re-imposition of sanctions on Iran
        sanctions-north-korea        | UN sanctions on Pyongyang
        sanctions-venezuela          | US sanctions on Venezuelan oil
        sanctions-myanmar            | sanctions against the junta in Myanmar
        us-cuba                      | the American blockade of Cuba
        frozen-assets                | using frozen Russian assets for reconstruction
        tariffs                      | higher tariffs
        trade-agreements             | the free trade agreement
        export-controls              | export controls on chips
        nord-stream                  | the Nord Stream 2 pipeline
        price-cap                    | a price cap on Russian oil
        oil                          | a cut in oil production
        debt-relief                  | debt relief for poor countries
        development-aid              | cuts in development aid
        belt-and-road                | the Belt and Road
        5g-huawei                    | the exclusion of Huawei from 5G networks
        subsidies                    | farm subsidies
        supply-chains                | resilient supply chains
        taxation                     | a global minimum tax on companies
        ",
    );
}

#[test]
fn diplomacy_rights_and_the_world() {
    check(
        "
        kosovo-independence          | the independence of Kosovo
        taiwan                       | Taiwan’s independence
        taiwan                       | the one-China principle
        south-china-sea              | Beijing’s claims in the South China Sea
        east-china-sea               | patrols around the Senkakus
        gerd                         | the filling of the Ethiopian dam
        red-sea-access               | Ethiopian access to the sea
        essequibo                    | the Venezuelan claim to Essequibo
        western-sahara               | the Moroccan autonomy plan for the Sahara
        falklands                    | British rule over the Falklands
        arctic                       | mining in the Arctic
        security-council-reform      | permanent seats for Africa in the Security Council
        security-council-veto        | the right of veto
        icc                          | the arrest warrant of the International Criminal Court
        armenian-genocide            | recognition of the Armenian genocide
        elections                    | rigged elections
        human-rights                 | violations of human rights
        press-freedom                | the arrest of journalists
        death-penalty                | capital punishment
        womens-rights                | equality of women and men
        lgbt-rights                  | a law against homosexuality
        refugees                     | quotas for refugees
        migration                    | illegal immigration
        border-control               | a wall on the southern border
        famine                       | mass starvation
        accountability               | a tribunal for war crimes
        expulsion-diplomats          | the expulsion of ten diplomats
        summits                      | the planned summit
        multilateralism              | multilateral cooperation
        climate                      | the fight against climate change
        emissions                    | deeper cuts in greenhouse gas emissions
        climate-finance              | a fund for loss and damage
        paris-agreement              | leaving the Paris climate agreement
        fossil-fuels                 | a phase-out of coal
        deforestation                | the destruction of the rainforest
        vaccines                     | fair access to vaccines
        vaccine-patents              | a waiver of vaccine patents
        pandemic                     | the coronavirus pandemic
        food-security                | food insecurity
        corruption                   | corruption
        drugs                        | the trade in cocaine
        ",
    );
}

#[test]
fn the_twentieth_century() {
    check(
        "
        vietnam-war                  | the American bombing of North Viet-Nam
        vietnam-war                  | the war in Vietnam
        cambodia-war                 | the occupation of Kampuchea
        suez-crisis                  | the British and French aggression against Egypt
        hungary-1956                 | the so-called question of Hungary
        china-representation         | the seat of the People's Republic of China in the United Nations
        rhodesia                     | the illegal regime in Rhodesia
        namibia                      | South Africa's occupation of Namibia
        portuguese-colonies          | Portuguese colonialism in Angola
        apartheid                    | the racist regime of Pretoria
        iran-iraq-war                | the war between Iran and Iraq
        central-america              | the efforts of the Contadora Group
        cold-war                     | the principles of peaceful coexistence
        germany-berlin               | the status of West Berlin
        decolonisation               | the struggle for national liberation
        economic-order               | a new international economic order
        arms-control                 | the arms-limitation treaty
        ",
    );
}

#[test]
fn the_subject_not_the_place() {
    check(
        "
        ceasefire-gaza               | a Security Council resolution on a ceasefire in Gaza
        humanitarian-aid             | access for the aid agencies of the United Nations
        un                           | the United Nations
        talks                        | direct negotiations
        peace-talks                  | a summit for peace talks
        brexit                       | the all-UK backstop
        -                            | leaving no stone unturned
        -                            | a favourable climate for investors
        -                            | his election to that high office
        ",
    );
}

#[test]
fn what_is_no_issue_is_left_alone() {
    check(
        "
        - | the minister
        - | Germany
        - | his remarks
        - | such a step
        - | the proposal
        - | the decision of the committee
        - | Mr Lavrov
        - | this idea
        - | the way in which the letter was written
        - | a new headquarters for the agency
        - | who said what to whom
        - |
        ",
    );
}

#[test]
fn wider_issues_hold_the_narrower_ones() {
    let narrower = MATCHER.narrower(&IssueId::new("issue:troop-deployment"));
    assert!(narrower.contains(&IssueId::new("issue:troop-deployment-ukraine")));
    let broader = MATCHER.broader(&IssueId::new("issue:crimea"));
    assert!(broader.contains(&IssueId::new("issue:security")));
}

#[test]
fn questions_name_their_issues() {
    let mentioned = |question: &str| -> Vec<String> {
        let found = MATCHER.mentioned(&[question]);
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        mentioned("Who opposes foreign troops in Ukraine?"),
        ["issue:troop-deployment-ukraine"]
    );
    assert_eq!(
        mentioned("Who is against troop deployment?"),
        ["issue:troop-deployment"]
    );
    assert_eq!(
        mentioned("Who supports sanctions on Russia and Iran?"),
        ["issue:sanctions-iran", "issue:sanctions-russia"]
    );
    assert_eq!(mentioned("Who said so?"), Vec::<String>::new());
}

/// Standard output, standard error and exit code of `demarche lexicon …`.
fn lexicon(arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("demarche")
        .unwrap()
        .arg("lexicon")
        .args(arguments)
        .output()
        .unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

#[test]
fn the_check_passes_and_counts() {
    let (out, _, code) = lexicon(&["check"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains(" 0 errors, 0 warnings"), "{out}");
}

#[test]
fn a_faulty_folder_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let actors = folder.path().join("actors");
    fs::create_dir(&actors).unwrap();
    let file = actors.join("realms.ron");
    let path = folder.path().to_str().unwrap();

    fs::write(
        &file,
        "[\n(id: \"country:x\", kind: Country, name: \"Númenor\", naem: 1),\n]",
    )
    .unwrap();
    let (_, error, code) = lexicon(&["check", "--lexicon", path]);
    assert_eq!(code, 2);
    assert!(error.contains("realms.ron:2:"), "{error}");
    assert!(
        error.contains("naem") && error.contains("metonyms"),
        "{error}"
    );

    fs::write(
        &file,
        "[(id: \"country:x\", kind: Country, name: \"Númenor\", party: \"country:sunk\")]",
    )
    .unwrap();
    let (out, _, code) = lexicon(&["check", "--lexicon", path]);
    assert_eq!(code, 2);
    assert!(out.contains("party names 'country:sunk'"), "{out}");
    assert!(out.contains("actors/realms.ron: 1 entries"), "{out}");
}

#[test]
fn entries_are_listed_as_json_lines() {
    for table in ["actors", "issues", "frames", "roles"] {
        let (out, _, code) = lexicon(&["list", table, "--format", "jsonl"]);
        assert_eq!(code, 0);
        for line in out.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
    }
    let (out, _, _) = lexicon(&["list", "actors", "--kind", "organisation"]);
    assert!(
        out.contains("org:NATO") && !out.contains("country:"),
        "{out}"
    );
}

#[test]
fn an_entry_is_shown_as_of_a_date() {
    let (out, _, code) = lexicon(&["show", "org:NATO", "--date", "1998"]);
    assert_eq!(code, 0);
    assert!(out.contains("Turkey, since 1952-02-18"), "{out}");
    assert!(!out.contains("Poland"), "{out}");
    let (out, _, _) = lexicon(&["show", "russia"]);
    assert!(out.starts_with("country:RU\n"), "{out}");
    let (_, error, code) = lexicon(&["show", "Rusia"]);
    assert_eq!(code, 1);
    assert!(error.contains("country:RU"), "{error}");
}
