// The extension starts `rubicon lsp` for the folders that are open. All else is the language server's.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");

// What the server reads; of the rest it hears when it changes on disk.
const languages = ["ruby", "rust", "erb", "haml", "slim", "toml", "yaml", "dockerfile"];

let client;

async function start() {
  const settings = workspace.getConfiguration("rubicon");
  client = new LanguageClient(
    "rubicon",
    "Rubicon",
    { command: settings.get("path"), args: ["lsp", ...settings.get("arguments")] },
    {
      documentSelector: [
        ...languages.map((language) => ({ scheme: "file", language })),
        { scheme: "file", pattern: "**/*.{erb,haml,slim,ru}" },
        { scheme: "file", pattern: "**/rubicon.toml" },
      ],
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    window.showErrorMessage(`Rubicon does not start: ${error.message}. Install it, or name it in the setting rubicon.path.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

exports.activate = async (context) => {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    commands.registerCommand("rubicon.restart", restart),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("rubicon") && restart()),
  );
  await start();
};

exports.deactivate = stop;
