use std::collections::HashMap;
use std::error::Error;
use std::process::Command;

use async_openai::types::{ChatCompletionRequestUserMessageArgs, CreateChatCompletionRequest, CreateChatCompletionRequestArgs};
use axum::extract::Query;
use axum::routing::get;
use axum::Router;
use futures::StreamExt;
use ollama_rs::coordinator::Coordinator;
use ollama_rs::generation::chat::request::ChatMessageRequest;
use ollama_rs::generation::chat::ChatMessage;
use ollama_rs::generation::completion::GenerationRequest;
use ollama_rs::Ollama;
use rig::completion::Prompt;
use rig::providers::{anthropic, openai};
use serde::Deserialize;

#[derive(Deserialize)]
struct ReadFile {
    path: String,
    lines: usize,
}

fn shell(text: &str) {
    let _ = Command::new("sh").arg("-c").arg(text).status(); // want RBN921
}

fn asked(text: &str) {
    if dialoguer::Confirm::new().with_prompt(text).interact().unwrap_or(false) {
        let _ = Command::new("sh").arg("-c").arg(text).status();
    }
}

fn known(text: &str) {
    match text.trim() {
        "disk" => drop(Command::new("df").status()),
        "memory" => drop(Command::new("free").status()),
        _ => {}
    }
}

async fn hashes(request: CreateChatCompletionRequest) -> Result<(), Box<dyn Error>> {
    let client = async_openai::Client::new();
    let response = client.chat().create(request).await?;
    std::fs::write(format!("usage/{}", response.model), response.created.to_string())?;
    let Some(choice) = response.choices.first() else { return Ok(()) };
    let text = choice.message.content.clone().unwrap_or_default();
    known(&text);
    println!("{text}");
    asked(&text);
    shell(&text);
    if let Some(calls) = &choice.message.tool_calls {
        for call in calls {
            let arguments: ReadFile = serde_json::from_str(&call.function.arguments)?;
            println!("{}", arguments.lines);
            std::fs::read_to_string(&arguments.path)?; // want RBN924
            match call.function.name.as_str() {
                "list" => drop(Command::new("ls").status()),
                other => drop(Command::new(other).status()), // want RBN921
            }
        }
    }
    Ok(())
}

async fn streamed() -> Result<(), Box<dyn Error>> {
    let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").build()?;
    let mut stream = async_openai::Client::new().chat().create_stream(request).await?;
    while let Some(chunk) = stream.next().await {
        for choice in chunk?.choices {
            if let Some(text) = choice.delta.content {
                std::fs::remove_file(text)?; // want RBN924
            }
        }
    }
    Ok(())
}

async fn texts(client: async_openai::Client<async_openai::config::OpenAIConfig>) -> Result<(), Box<dyn Error>> {
    let old = client.completions().create(Default::default()).await?;
    std::fs::read(&old.choices[0].text)?; // want RBN924
    let new = client.responses().create(Default::default()).await?;
    std::fs::write(format!("usage/{}", new.model), "1")?;
    std::fs::read(new.output[0].text())?; // want RBN924
    let mut stream = Ollama::default().generate_stream(GenerationRequest::new("llama3".to_string(), String::new())).await?;
    while let Some(Ok(parts)) = stream.next().await {
        for part in parts {
            std::fs::read(&part.response)?; // want RBN924
        }
    }
    Ok(())
}

async fn agents() -> Result<(), Box<dyn Error>> {
    let agent = openai::Client::from_env().agent("gpt-4o").preamble("You are helpful").build();
    let answer = agent.prompt("Which file?").await?;
    println!("{answer}");
    std::fs::read(answer.trim())?; // want RBN924
    let other = anthropic::Client::from_env().agent("claude").build();
    Command::new(other.prompt("Which program?").await?).status()?; // want RBN921
    Ok(())
}

async fn local() -> Result<(), Box<dyn Error>> {
    let ollama = Ollama::default();
    let answer = ollama.generate(GenerationRequest::new("llama3".to_string(), "Which file?".to_string())).await?;
    std::fs::write(format!("usage/{}", answer.model), "1")?;
    std::fs::read(&answer.response)?; // want RBN924
    let chat = ollama.send_chat_messages(ChatMessageRequest::new("llama3".to_string(), vec![])).await?;
    std::fs::read(&chat.message.content)?; // want RBN924
    let mut coordinator = Coordinator::new(ollama, "llama3".to_string(), vec![]).add_tool(calculator);
    let last = coordinator.chat(vec![ChatMessage::user("Which file?".to_string())]).await?;
    std::fs::read(&last.message.content)?; // want RBN924
    std::fs::write(format!("usage/{}", last.model), "1")?;
    Ok(())
}

// The request has a say in the answer.
async fn ask(Query(query): Query<HashMap<String, String>>) -> String {
    let question = query.get("q").cloned().unwrap_or_default();
    let request = GenerationRequest::new("llama3".to_string(), format!("Command for {question}"));
    let answer = Ollama::default().generate(request).await.unwrap();
    Command::new("sh").arg("-c").arg(&answer.response).status().unwrap(); // want RBN921 from=120 RBN921 from=123
    let message = ChatMessage::user(question.clone());
    let chat = Ollama::default().send_chat_messages(ChatMessageRequest::new("llama3".to_string(), vec![message])).await.unwrap();
    known(&chat.message.content);
    chat.message.content
}

async fn official(Query(query): Query<HashMap<String, String>>) -> Result<(), Box<dyn Error>> {
    let message = ChatCompletionRequestUserMessageArgs::default().content(query["q"].as_str()).build()?;
    let request = CreateChatCompletionRequestArgs::default().model("gpt-4o").messages([message.into()]).build()?;
    let response = async_openai::Client::new().chat().create(request).await?;
    std::fs::read(response.choices[0].message.content.as_deref().unwrap_or(""))?; // want RBN924 from=131 RBN924 from=135
    let agent = openai::Client::from_env().agent("gpt-4o").preamble(&format!("You help {}", query["user"])).build();
    std::fs::read(agent.prompt("Which file?").await?)?; // want RBN924 from=131 RBN924 from=137
    Ok(())
}

#[tokio::main]
async fn main() {
    hashes(CreateChatCompletionRequest::default()).await.unwrap();
    streamed().await.unwrap();
    texts(async_openai::Client::new()).await.unwrap();
    agents().await.unwrap();
    local().await.unwrap();
    let app: Router = Router::new().route("/ask", get(ask)).route("/official", get(|query| async { official(query).await.unwrap() }));
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await.unwrap(), app).await.unwrap();
}
