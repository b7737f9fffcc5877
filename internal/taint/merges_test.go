package taint

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestMergesAreAskedOnce asks what is so of a value that many branches have merged, each with the value before it in two
// of its ways: the ways double with each branch.
func TestMergesAreAskedOnce(t *testing.T) {
	var body strings.Builder
	for i := range 24 {
		fmt.Fprintf(&body, "        if n == %d { if last.is_none() { last = Some(n) } } else { other = last.clone() }\n", i)
	}
	start := time.Now()
	r, ok := Run(graphOf(t, fmt.Sprintf(`-- Cargo.toml --
[package]
name = "merges"
version = "0.1.0"
edition = "2021"

[dependencies]
axum = "0.8"
-- src/main.rs --
use axum::extract::Path;
use axum::{routing::get, Router};

async fn show(Path(name): Path<String>) -> String {
    let mut last = None;
    let mut other = None;
    for n in 0..9 {
%s    }
    if last.is_some() && other.is_none() && name.len() > 3 {
        return std::fs::read_to_string(name).unwrap();
    }
    String::new()
}

fn main() {
    let _: Router = Router::new().route("/{name}", get(show));
}
`, body.String())), nil, nil)
	if !ok || len(r.Flows) != 1 || r.Flows[0].Kind != "path" {
		t.Errorf("found %d flows, want the one to the file", len(r.Flows))
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %s", took)
	}
}
