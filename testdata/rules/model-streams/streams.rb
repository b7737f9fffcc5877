# frozen_string_literal: true

require 'anthropic'
require 'openai'
require 'ruby_llm'

class Streams
  def hashes(client)
    code = +''
    client.chat(parameters: { model: 'gpt-4o', messages: [], stream: proc { |chunk, _event|
      print chunk.dig('choices', 0, 'delta', 'content')
      code << chunk.dig('choices', 0, 'delta', 'content')
      eval(chunk.dig('choices', 0, 'delta', 'content')) # want RBN922
    } })
    eval(code) # want RBN922
  end

  def handler(client)
    show = ->(chunk) { system(chunk.dig('choices', 0, 'delta', 'content')) } # want RBN921
    client.chat(parameters: { model: 'gpt-4o', messages: [], stream: show })
    quiet = ->(chunk) { puts chunk }
    client.chat(parameters: { model: 'gpt-4o', messages: [], stream: quiet })
  end

  def responses
    OpenAI::Client.new.responses.create(parameters: { model: 'gpt-4o', input: 'x', stream: proc { |chunk|
      system(chunk['delta']) # want RBN921
    } })
  end

  def events
    stream = OpenAI::Client.new.chat.completions.stream(model: 'gpt-5', messages: [])
    stream.each { |event| print event.type }
    stream.each { |event| system(event.delta) } # want RBN921
    stream.text.each { |text| system(text) } # want RBN921
    system(stream.get_output_text) # want RBN921
    eval(stream.get_final_completion.choices.first.message.content) # want RBN922
  end

  def messages
    stream = Anthropic::Client.new.messages.stream(model: 'claude-sonnet-4-5', max_tokens: 10, messages: [])
    stream.each { |event| eval(event.delta.text) if event.type == :content_block_delta } # want RBN922
    eval(stream.accumulated_text) # want RBN922
    system(stream.accumulated_message.content.first.text) # want RBN921
  end

  def chunks
    RubyLLM.chat.ask('Which command?') do |chunk|
      print chunk.content
      system(chunk.content) # want RBN921
    end
  end
end
