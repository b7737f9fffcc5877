use serenity::model::channel::Message;
use serenity::prelude::Context;
use std::process::Command;

pub async fn message(_: Context, msg: Message) {
    if let Some(line) = msg.content.strip_prefix("!run ") {
        Command::new("sh").arg("-c").arg(line).status().ok(); // want RBN201
    }
    Command::new("sh").arg("-c").arg("uptime").status().ok();
}

#[poise::command(slash_command)]
pub async fn look(ctx: poise::Context<'_, (), ()>, name: String, depth: u8) -> Result<(), ()> {
    Command::new("sh").arg("-c").arg(format!("dig {name}")).status().ok(); // want RBN201
    Command::new("sh").arg("-c").arg(format!("find -maxdepth {depth}")).status().ok();
    let _ = ctx;
    Ok(())
}
