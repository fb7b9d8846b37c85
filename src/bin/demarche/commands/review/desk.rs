//! Where a person judges: a terminal by single keys, or lines of any input.

use std::io::{self, BufRead, IsTerminal, Write};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, terminal};

use crate::failure::Failure;
use crate::output::visible;

/// What a person pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A sign.
    Sign(char),
    /// The return key.
    Enter,
    /// The escape key.
    Escape,
    /// None: the page has to be shown again.
    Redraw,
    /// No more input, or the wish to break off.
    End,
}

/// Where pages are shown and keys come from.
pub(super) trait Desk {
    /// Shows a page in place of the one before. It holds no steering
    /// characters but those of its own marks.
    fn show(&mut self, page: &str) -> Result<(), Failure>;

    /// The next key.
    fn key(&mut self) -> Result<Key, Failure>;

    /// A line that the person writes; nothing if it was given up.
    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure>;

    /// Characters in a line.
    fn width(&self) -> usize;

    /// Whether marks in colour are understood.
    fn is_coloured(&self) -> bool;
}

/// The desk that fits standard input and output.
pub(super) fn open() -> Result<Box<dyn Desk>, Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(Box::new(Screen::open()?));
    }
    Ok(Box::new(Lines::new(io::stdin().lock())))
}

/// Lines of input: the first sign of a line is the key, what follows it answers
/// the question that the key leads to.
struct Lines<R> {
    input: R,
    answer: Option<String>,
}

impl<R: BufRead> Lines<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            answer: None,
        }
    }

    fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
    }
}

/// Characters in a line where there is no screen.
const PAGE_WIDTH: usize = 100;

impl<R: BufRead> Desk for Lines<R> {
    fn show(&mut self, page: &str) -> Result<(), Failure> {
        println_flushed(page)
    }

    fn key(&mut self) -> Result<Key, Failure> {
        self.answer = None;
        let Some(line) = self.next()? else {
            return Ok(Key::End);
        };
        let mut signs = line.chars();
        let Some(sign) = signs.next() else {
            return Ok(Key::Enter);
        };
        let rest = signs.as_str().trim();
        self.answer = (!rest.is_empty()).then(|| rest.to_owned());
        Ok(Key::Sign(sign))
    }

    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        if let Some(answer) = self.answer.take() {
            return Ok(Some(answer));
        }
        println_flushed(prompt)?;
        self.next()
    }

    fn width(&self) -> usize {
        PAGE_WIDTH
    }

    fn is_coloured(&self) -> bool {
        false
    }
}

fn println_flushed(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Columns of the screen that a written line leaves free.
const MARGIN: usize = 4;

/// A terminal that hands on single keys. It is as before once this is dropped.
struct Screen;

impl Screen {
    fn open() -> Result<Self, Failure> {
        terminal::enable_raw_mode()?;
        // From here on the terminal is restored whatever happens.
        let screen = Self;
        execute!(io::stdout(), terminal::EnterAlternateScreen)?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Where the terminal is gone there is nothing to restore.
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

impl Screen {
    /// The next key of any kind with whether control was held; the null key
    /// where the screen changed its size.
    fn press() -> Result<Option<(KeyCode, bool)>, Failure> {
        loop {
            match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    let control = key.modifiers.contains(KeyModifiers::CONTROL);
                    return Ok(Some((key.code, control)));
                }
                Ok(Event::Resize(..)) => return Ok(Some((KeyCode::Null, false))),
                Ok(_) => {}
                // A terminal that went away ends the session; all is written.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Desk for Screen {
    fn show(&mut self, page: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        execute!(
            out,
            cursor::Hide,
            terminal::Clear(terminal::ClearType::All),
            cursor::MoveTo(0, 0)
        )?;
        write!(out, "{}", page.replace('\n', "\r\n"))?;
        Ok(out.flush()?)
    }

    fn key(&mut self) -> Result<Key, Failure> {
        loop {
            let Some((code, control)) = Self::press()? else {
                return Ok(Key::End);
            };
            return Ok(match code {
                KeyCode::Char('c' | 'd') if control => Key::End,
                KeyCode::Char(sign) if !control => Key::Sign(sign),
                KeyCode::Enter => Key::Enter,
                KeyCode::Esc => Key::Escape,
                KeyCode::Null => Key::Redraw,
                KeyCode::Right | KeyCode::Down => Key::Sign('s'),
                KeyCode::Left | KeyCode::Up => Key::Sign('b'),
                _ => continue,
            });
        }
    }

    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        let mut written = String::new();
        write!(io::stdout().lock(), "{prompt}\r\n")?;
        loop {
            let mut out = io::stdout().lock();
            // What is written stays on one line of the screen: its end is shown.
            let shown = visible(&written);
            let hidden = shown.chars().count().saturating_sub(self.width() - MARGIN);
            let shown: String = shown.chars().skip(hidden).collect();
            execute!(
                out,
                cursor::Show,
                cursor::MoveToColumn(0),
                terminal::Clear(terminal::ClearType::FromCursorDown)
            )?;
            write!(out, "> {shown}")?;
            out.flush()?;
            let Some((code, control)) = Self::press()? else {
                return Ok(None);
            };
            match code {
                KeyCode::Enter => return Ok(Some(written.trim().to_owned())),
                KeyCode::Esc => return Ok(None),
                KeyCode::Char('c') if control => return Ok(None),
                KeyCode::Char('u') if control => written.clear(),
                KeyCode::Char(sign) if !control => written.push(sign),
                KeyCode::Backspace => {
                    written.pop();
                }
                _ => {}
            }
        }
    }

    fn width(&self) -> usize {
        terminal::size().map_or(PAGE_WIDTH, |(columns, _)| usize::from(columns).max(20))
    }

    fn is_coloured(&self) -> bool {
        std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Desk, Key, Lines};

    #[test]
    fn a_line_is_a_key_and_its_answer() {
        let mut desk = Lines::new(&b"a\n\nn not held\nh\nPoland\n"[..]);
        assert_eq!(desk.key().unwrap(), Key::Sign('a'));
        assert_eq!(desk.key().unwrap(), Key::Enter);
        assert_eq!(desk.key().unwrap(), Key::Sign('n'));
        assert_eq!(desk.line("why").unwrap().as_deref(), Some("not held"));
        assert_eq!(desk.key().unwrap(), Key::Sign('h'));
        assert_eq!(desk.line("holder").unwrap().as_deref(), Some("Poland"));
        assert_eq!(desk.key().unwrap(), Key::End);
        assert_eq!(desk.line("more").unwrap(), None);
    }
}
