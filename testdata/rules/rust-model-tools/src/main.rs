use std::process::Command;

use rig::completion::ToolDefinition;
use rig::tool::Tool;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::{tool, tool_router};
use serde::Deserialize;

#[derive(Deserialize, schemars::JsonSchema)]
struct Convert {
    file: String,
    kind: String,
    at: usize,
}

struct Server {
    pixels: Vec<u8>,
}

#[tool_router]
impl Server {
    #[tool(description = "Converts a picture")]
    async fn convert(&self, Parameters(args): Parameters<Convert>) -> String {
        let kind = match args.kind.as_str() {
            "png" => "png",
            _ => "jpg",
        };
        Command::new("sh").arg("-c").arg(format!("convert a.png a.{kind}")).status().unwrap();
        Command::new("sh").arg("-c").arg(format!("convert {} out.png", args.file)).status().unwrap(); // want RBN921
        std::fs::read_to_string(&args.file).unwrap_or_default() // want RBN924
    }

    #[tool(description = "Shows a picture")]
    async fn show(&self, #[tool(param)] name: String, context: rmcp::service::RequestContext<RoleServer>) -> String {
        println!("{}", context.id);
        Command::new("sh").arg("-c").arg(format!("show {name}")).status().unwrap(); // want RBN921
        Command::new("show").arg("--").arg(&name).status().unwrap();
        name
    }

    #[tool(description = "One pixel")]
    fn pixel(&self, Parameters(args): Parameters<Convert>) -> String {
        let safe = self.pixels.get(args.at).copied().unwrap_or(0);
        let fast = unsafe { *self.pixels.get_unchecked(args.at) }; // want RBN802
        format!("{safe} {fast}")
    }
}

#[derive(Deserialize)]
struct Note {
    name: String,
}

struct ReadNote;

impl Tool for ReadNote {
    const NAME: &'static str = "read_note";
    type Error = std::io::Error;
    type Args = Note;
    type Output = String;

    async fn definition(&self, _prompt: String) -> ToolDefinition {
        unimplemented!()
    }

    async fn call(&self, args: Note) -> Result<String, std::io::Error> {
        println!("{}", args.name.len());
        std::fs::read_to_string(format!("/srv/notes/{}", args.name)) // want RBN924
    }
}

/// Runs a command.
#[ollama_rs::function]
async fn run(command: String) -> Result<String, Box<dyn std::error::Error + Sync + Send>> {
    let output = Command::new("sh").arg("-c").arg(command).output()?; // want RBN921
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn main() {
    let _ = (Server { pixels: vec![] }, ReadNote);
}
