//! A field of each element of a list that is checked: in a loop, by all, by a filter, by a method of what holds the list.

use std::fs::File;

use actix_web::web::{self, Json};
use actix_web::App;
use serde::Deserialize;

const KNOWN: &[&str] = &["motto", "front"];

fn known(name: &str) -> bool {
    KNOWN.contains(&name)
}

fn check(name: &str) -> Result<(), String> {
    if !known(name) {
        return Err(name.to_owned());
    }
    Ok(())
}

#[derive(Deserialize)]
struct Step {
    name: String,
    target: String,
    inner: Vec<Step>,
}

#[derive(Deserialize)]
struct Plan {
    steps: Vec<Step>,
    later: Vec<Step>,
    pairs: Vec<(String, String)>,
}

impl Plan {
    fn check(&self) -> Result<(), String> {
        for step in &self.steps {
            check(&step.name)?;
        }
        Ok(())
    }

    fn is_known(&self) -> bool {
        self.steps.iter().all(|s| known(&s.name))
    }
}

fn in_a_loop(plan: &Plan) -> Result<(), String> {
    for step in &plan.steps {
        check(&step.name)?;
    }
    for step in &plan.steps {
        File::open(&step.name).ok();
        File::open(&step.target).ok(); // want RBN301
    }
    plan.steps.iter().for_each(|s| drop(File::open(&s.name)));
    plan.later.iter().for_each(|s| drop(File::open(&s.name))); // want RBN301
    let names: Vec<&str> = plan.steps.iter().map(|s| s.name.as_str()).collect();
    File::open(names[0]).ok();
    Ok(())
}

fn too_early(plan: &Plan) -> Result<(), String> {
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    for step in &plan.steps {
        check(&step.name)?;
    }
    Ok(())
}

fn left_early(plan: &Plan) {
    for step in &plan.steps {
        if !known(&step.name) {
            break;
        }
    }
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
}

fn nested(plan: &Plan) -> Result<(), String> {
    for step in &plan.steps {
        for inner in &step.inner {
            check(&inner.name)?;
        }
    }
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
        for inner in &step.inner {
            File::open(&inner.name).ok();
        }
    }
    Ok(())
}

fn by_all(steps: &[Step], pairs: &[(String, String)]) {
    if !steps.iter().all(|s| known(&s.name)) || pairs.iter().any(|(name, _)| !known(name)) {
        return;
    }
    for step in steps {
        File::open(&step.name).ok();
        File::open(&step.target).ok(); // want RBN301
    }
    for (name, target) in pairs {
        File::open(name).ok();
        File::open(target).ok(); // want RBN301
    }
}

fn by_any(plan: &Plan) {
    if plan.steps.iter().any(|s| known(&s.name)) {
        for step in &plan.steps {
            File::open(&step.name).ok(); // want RBN301
        }
    }
}

fn by_try(plan: &Plan) -> Result<(), String> {
    plan.steps.iter().try_for_each(|s| check(&s.name))?;
    for step in &plan.steps {
        File::open(&step.name).ok();
    }
    Ok(())
}

fn by_method(plan: &Plan) -> Result<(), String> {
    plan.check()?;
    for step in &plan.steps {
        File::open(&step.name).ok();
        File::open(&step.target).ok(); // want RBN301
    }
    Ok(())
}

fn by_predicate(plan: &Plan) {
    if plan.is_known() {
        for step in &plan.steps {
            File::open(&step.name).ok();
        }
    }
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
}

fn filtered(plan: &Plan) {
    for (name, target) in plan.pairs.iter().filter(|(name, target)| known(name) && !target.contains('\n')) {
        File::open(name).ok();
        File::open(target).ok(); // want RBN301
    }
    for step in plan.steps.iter().filter(|s| known(&s.name)) {
        File::open(&step.name).ok();
    }
    for step in plan.steps.iter().filter(|s| known(&s.target)) {
        File::open(&step.name).ok(); // want RBN301
    }
}

fn retained(mut plan: Plan) {
    plan.steps.retain(|s| known(&s.name));
    for step in &plan.steps {
        File::open(&step.name).ok();
        File::open(&step.target).ok(); // want RBN301
    }
}

fn added(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    let step = plan.later.pop().ok_or("none")?;
    plan.steps.push(step);
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    Ok(())
}

fn parted(plan: Plan) {
    let (good, bad): (Vec<Step>, Vec<Step>) = plan.steps.into_iter().partition(|s| known(&s.name));
    for step in good {
        File::open(&step.name).ok();
    }
    for step in bad {
        File::open(&step.name).ok(); // want RBN301
    }
}

async fn run(plan: Json<Plan>) -> Result<String, String> {
    in_a_loop(&plan)?;
    too_early(&plan)?;
    left_early(&plan);
    nested(&plan)?;
    by_all(&plan.steps, &plan.pairs);
    by_any(&plan);
    by_try(&plan)?;
    by_method(&plan)?;
    by_predicate(&plan);
    filtered(&plan);
    Ok(String::new())
}

async fn change(plan: Json<Plan>) {
    retained(plan.into_inner());
}

async fn add(plan: Json<Plan>) -> Result<String, String> {
    added(plan.into_inner())?;
    Ok(String::new())
}

async fn part(plan: Json<Plan>) {
    parted(plan.into_inner());
}

fn main() {
    let _ = App::new()
        .route("/run", web::post().to(run))
        .route("/change", web::post().to(change))
        .route("/add", web::post().to(add))
        .route("/part", web::post().to(part));
}
