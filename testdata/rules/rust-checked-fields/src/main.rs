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

impl Plan {
    fn fill(&mut self) {
        let later = std::mem::take(&mut self.later);
        self.steps.extend(later);
    }
}

fn by_a_method(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    plan.fill();
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    Ok(())
}

fn in_each(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    for step in &mut plan.steps {
        step.name = step.target.clone();
    }
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    Ok(())
}

fn swapped(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    std::mem::swap(&mut plan.steps, &mut plan.later);
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    Ok(())
}

fn lent(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    plan.steps[0].name = plan.steps[0].target.clone();
    if let Some(step) = plan.steps.iter_mut().find(|s| s.target.is_empty()) {
        step.name = "motto".into();
    }
    for step in &plan.steps {
        File::open(&step.name).ok(); // want RBN301
    }
    Ok(())
}

fn added_behind(mut plan: Plan) -> Result<(), String> {
    plan.check()?;
    while let Some(step) = plan.later.pop() {
        for step in &plan.steps {
            File::open(&step.name).ok(); // want RBN301
        }
        plan.steps.push(step);
    }
    Ok(())
}

fn found_and_changed(mut steps: Vec<Step>, name: String) {
    if !steps.iter().all(|s| known(&s.name)) {
        return;
    }
    if let Some(step) = steps.iter_mut().find(|s| s.target.is_empty()) {
        step.name = name;
    }
    for step in &steps {
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

async fn fill(plan: Json<Plan>) -> Result<String, String> {
    by_a_method(plan.into_inner())?;
    Ok(String::new())
}

async fn set(plan: Json<Plan>) -> Result<String, String> {
    in_each(plan.into_inner())?;
    Ok(String::new())
}

async fn swap(plan: Json<Plan>) -> Result<String, String> {
    swapped(plan.into_inner())?;
    Ok(String::new())
}

async fn lend(plan: Json<Plan>) -> Result<String, String> {
    lent(plan.into_inner())?;
    Ok(String::new())
}

async fn push(plan: Json<Plan>) -> Result<String, String> {
    added_behind(plan.into_inner())?;
    Ok(String::new())
}

async fn find(steps: Json<Vec<Step>>, name: web::Path<String>) {
    found_and_changed(steps.into_inner(), name.into_inner());
}

fn main() {
    let _ = App::new()
        .route("/run", web::post().to(run))
        .route("/change", web::post().to(change))
        .route("/add", web::post().to(add))
        .route("/part", web::post().to(part))
        .route("/fill", web::post().to(fill))
        .route("/set", web::post().to(set))
        .route("/swap", web::post().to(swap))
        .route("/lend", web::post().to(lend))
        .route("/push", web::post().to(push))
        .route("/find/{name}", web::post().to(find));
}
