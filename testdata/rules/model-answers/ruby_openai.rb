# frozen_string_literal: true

require 'json'
require 'openai'

# The gem ruby-openai: answers are Hashes.
class Agent
  TOOLS = { 'disk' => %w[df -h], 'memory' => %w[free -m] }.freeze
  HANDLERS = { 'weather' => ->(city:) { "sunny in #{city}" } }.freeze
  NAMES = %w[weather stock].freeze

  def initialize(db)
    @client = OpenAI::Client.new(access_token: ENV.fetch('OPENAI_KEY'))
    @db = db
  end

  def answer(question)
    response = @client.chat(parameters: { model: 'gpt-4o', messages: [{ role: 'user', content: question }] })
    response.dig('choices', 0, 'message', 'content')
  end

  # What it took, and its name, the model does not say.
  def account
    response = @client.chat(parameters: { model: 'gpt-4o', messages: [] })
    File.write("usage/#{response['model']}", response['usage'].to_s)
    system("logger #{response['usage']['total_tokens']}")
  end

  def safe_tables
    system(*TOOLS.fetch(answer('disk or memory?')))
    case answer('disk or memory?')
    when 'disk' then system('df -h')
    when 'memory' then system('free -m')
    end
    name = answer('weather or stock?')
    send(name, city: 'Oslo') if NAMES.include?(name)
    puts answer('Tell me a story')
  end

  def safe_calls(calls)
    calls.each do |call|
      arguments = JSON.parse(call.dig('function', 'arguments'), symbolize_names: true)
      HANDLERS.fetch(call.dig('function', 'name')).call(**arguments)
      case call.dig('function', 'name')
      when 'weather' then weather(**arguments)
      else raise 'no such tool'
      end
    end
  end

  def run_safe
    response = @client.chat(parameters: { model: 'gpt-4o', messages: [] })
    safe_calls(response.dig('choices', 0, 'message', 'tool_calls'))
  end

  def unsafe
    system(answer('Which command shows the disk?')) # want RBN921
    `#{answer('Which command shows the disk?')}` # want RBN921
    eval(answer('2 + 3 as Ruby')) # want RBN922
    @db.execute("SELECT #{answer('Which columns?')} FROM users") # want RBN925
    File.delete(answer('Which file is old?')) # want RBN924
    system('tar', answer('Which option?')) # want RBN203
  end

  def unsafe_calls
    message = @client.chat(parameters: { model: 'gpt-4o', messages: [] }).dig('choices', 0, 'message')
    message['tool_calls'].each do |call|
      name = call.dig('function', 'name')
      arguments = JSON.parse(call.dig('function', 'arguments'), symbolize_names: true)
      public_send(name, **arguments) # want RBN923
      Object.const_get(call['function']['name']).new # want RBN923
      File.read(arguments[:path]) # want RBN924
      Process.spawn(arguments[:command]) # want RBN921
    end
  end

  def responses
    response = @client.responses.create(parameters: { model: 'gpt-4o', input: 'Which command?' })
    puts response['id']
    system(response.dig('output', 0, 'content', 0, 'text')) # want RBN921
  end

  def weather(city:) = "sunny in #{city}"
end
