use magnus::{function, prelude::*, Error, Ruby};

fn draw(text: String) -> String {
    let n = canvas::limit();
    canvas::draw(&text[..n.min(text.len())])
}

fn outline(text: String) -> String {
    canvas::outline(&text)
}

fn measure(text: String) -> usize {
    canvas::measure(&text)
}

// One part of what the service does for a title.
fn slug(text: String) -> String {
    canvas::clean(&text)
}

fn trim(text: String) -> String {
    canvas::trim(&text)
}

fn count(text: String) -> usize {
    canvas::count(&text)
}

// The service has another one of this name.
fn blank(text: String) -> bool {
    canvas::clean(&text).is_empty()
}

#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    let paint = ruby.define_module("Paint")?;
    paint.define_singleton_method("draw", function!(draw, 1))?;
    paint.define_singleton_method("outline", function!(outline, 1))?;
    paint.define_singleton_method("measure", function!(measure, 1))?;
    paint.define_singleton_method("slug", function!(slug, 1))?;
    paint.define_singleton_method("trim", function!(trim, 1))?;
    paint.define_singleton_method("count", function!(count, 1))?;
    paint.define_singleton_method("blank", function!(blank, 1))?;
    Ok(())
}
