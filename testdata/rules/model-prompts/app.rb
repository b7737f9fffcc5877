# frozen_string_literal: true

require 'openai'
require 'ruby_llm'
require 'sinatra/base'

class App < Sinatra::Base
  HELP = { 'disk' => 'df', 'memory' => 'free' }.freeze

  def ask(text)
    response = OpenAI::Client.new.chat(parameters: { model: 'gpt-4o', messages: [{ role: 'user', content: "Command for: #{text}" }] })
    response.dig('choices', 0, 'message', 'content')
  end

  # The request has a say in the answer, and the answer may say anything: one finding, which begins at the request.
  get '/ask' do
    question = params[:q]
    system(ask(question)) # want RBN921 from=17 route=GET:/ask RBN921 from=11
  end

  # Not the text of the request is in the answer, so a check of it does not help.
  get '/word' do
    halt 400 unless params[:q].match?(/\A\w+\z/)
    `#{ask(params[:q])}` # want RBN921
  end

  get '/number' do
    eval(ask(params[:n].to_i)) # want RBN922 from=11
  end

  get '/table' do
    system(HELP.fetch(ask(params[:q])))
  end

  get '/show' do
    ask(params[:q]).lines.first.to_s.length.to_s
  end

  get '/chat' do
    chat = RubyLLM.chat
    chat.with_instructions("You help #{params[:user]}")
    File.read(chat.ask('Which file?').content) # want RBN924 from=41 RBN924 from=42
  end

  get '/official' do
    client = OpenAI::Client.new
    options = { model: 'gpt-5', messages: [{ role: :user, content: params[:q] }] }
    system(client.chat.completions.create(options).choices.first.message.content) # want RBN921 from=47 RBN921 from=48
    eval(client.chat.completions.create(model: 'gpt-5', messages: [{ role: :user, content: params[:q] }]).choices.first.message.content) # want RBN922 from=49
    client.chat.completions.stream(model: 'gpt-5', messages: [{ role: :user, content: params[:q] }]).each do |event|
      system(event.delta) # want RBN921 from=50
    end
    system(client.responses.create(parameters: { input: params[:q] }).dig('output', 0, 'content', 0, 'text')) # want RBN921 from=53
  end
end
