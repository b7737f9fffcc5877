use landlock::{Access, AccessFs, Ruleset, RulesetAttr, RulesetError, ABI};

fn confine() -> Result<(), RulesetError> {
    Ruleset::default().handle_access(AccessFs::from_all(ABI::V3))?.create()?.restrict_self()?;
    Ok(())
}

fn main() -> Result<(), RulesetError> {
    confine()?;
    println!("{}", std::env::args().count());
    Ok(())
}
