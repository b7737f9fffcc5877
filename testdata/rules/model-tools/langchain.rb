# frozen_string_literal: true

require 'langchain'

class Shell
  extend Langchain::ToolDefinition

  define_function :run, description: 'Runs a command' do
    property :command, type: 'string', required: true
  end

  def initialize(prefix)
    system(prefix)
  end

  def run(command:)
    log(command: 'x')
    `#{command}` # want RBN921
  end

  def log(command:)
    system("logger #{command}")
  end
end

llm = Langchain::LLM::OpenAI.new(api_key: ENV['OPENAI_KEY'])
tools = [
  Langchain::Tool::Calculator.new,
  Langchain::Tool::Database.new(connection_string: 'sqlite://a.db', tables: [:papers]),
  Langchain::Tool::Database.new(connection_string: 'sqlite://a.db'), # want RBN925
  Langchain::Tool::FileSystem.new, # want RBN924
  Langchain::Tool::RubyCodeInterpreter.new # want RBN922
]
Langchain::Assistant.new(llm: llm, tools: tools).add_message_and_run!(content: 'Hello')
