// A loop that goes on with the next element of a loop around it has checked each element of its own where it has come to its end.
use std::path::{Component, Path, PathBuf};
fn ret(m: &str) -> Option<Vec<u8>> {
    let member = Path::new(m);
    for part in member.components() {
        let Component::Normal(_) = part else {
            return None;
        };
    }
    std::fs::read(Path::new("/spool").join(member)).ok()
}
fn retif(m: &str) -> Option<Vec<u8>> {
    let member = Path::new(m);
    for part in member.components() {
        if !matches!(part, Component::Normal(_)) {
            return None;
        }
    }
    std::fs::read(Path::new("/spool").join(member)).ok()
}
fn lab(ms: &[String]) {
    'members: for m in ms {
        let member = Path::new(m);
        for part in member.components() {
            let Component::Normal(_) = part else {
                continue 'members;
            };
        }
        std::fs::read(Path::new("/spool").join(member)).ok();
    }
}
fn labif(ms: &[String]) {
    'members: for m in ms {
        let member = Path::new(m);
        for part in member.components() {
            if !matches!(part, Component::Normal(_)) {
                continue 'members;
            }
        }
        std::fs::read(Path::new("/spool").join(member)).ok();
    }
}
fn labchars(ms: &[String]) {
    'members: for m in ms {
        for c in m.chars() {
            if !c.is_alphanumeric() {
                continue 'members;
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok();
    }
}
fn labmatch(ms: &[String]) {
    'members: for m in ms {
        for c in m.chars() {
            match c {
                'a'..='z' => {}
                _ => continue 'members,
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok();
    }
}
fn labbreak(ms: &[String]) {
    'members: for m in ms {
        for c in m.chars() {
            if !c.is_alphanumeric() {
                break 'members;
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok();
    }
}
fn inner(ms: &[String]) {
    for m in ms {
        for c in m.chars() {
            if !c.is_alphanumeric() {
                continue;
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok(); // want RBN301
    }
}
fn inner2(ms: &[String]) {
    for m in ms {
        for c in m.chars() {
            if !c.is_alphanumeric() {
                break;
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok(); // want RBN301
    }
}
fn wrong(ms: &[String]) {
    'members: for m in ms {
        for c in m.chars() {
            if c.is_alphanumeric() {
                continue 'members;
            }
        }
        std::fs::read(Path::new("/spool").join(m)).ok(); // want RBN301
    }
}
fn block(m: &str) {
    let ok = 'check: {
        for c in m.chars() {
            if !c.is_alphanumeric() {
                break 'check false;
            }
        }
        true
    };
    if ok {
        std::fs::read(Path::new("/spool").join(m)).ok();
    }
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let _: PathBuf = PathBuf::new();
    ret(&a[1]);
    retif(&a[1]);
    lab(&a);
    labif(&a);
    labchars(&a);
    labmatch(&a);
    labbreak(&a);
    inner(&a);
    inner2(&a);
    wrong(&a);
    block(&a[1]);
}
