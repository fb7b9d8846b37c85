//! scratch
use std::io::BufRead;
fn main() {
    let t = std::time::Instant::now();
    let lex = demarche::lexicon::Lexicon::embedded().unwrap();
    eprintln!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let m = demarche::stances::issue::IssueMatcher::new(&lex.issues);
    eprintln!("compile {:?} issues {}", t.elapsed(), lex.issues.len());
    let lines: Vec<String> = std::io::stdin()
        .lock()
        .lines()
        .map(|l| l.unwrap())
        .collect();
    let t = std::time::Instant::now();
    let r: Vec<_> = lines.iter().map(|l| m.classify_text(l)).collect();
    eprintln!("classify {} in {:?}", lines.len(), t.elapsed());
    for (l, r) in lines.iter().zip(r) {
        println!("{}\t{}", r.map(|x| x.to_string()).unwrap_or("-".into()), l);
    }
}
