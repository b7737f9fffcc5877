# frozen_string_literal: true

require 'anthropic'

client = Anthropic::Client.new
message = client.messages.create(model: 'claude-sonnet-4-5', max_tokens: 100, messages: [{ role: 'user', content: 'Which command?' }])
File.write("usage/#{message.id}", message.usage.to_s)

HANDLERS = { 'weather' => ->(input) { input[:city] } }.freeze
message.content.each do |block|
  case block.type
  when :text
    puts block.text
    eval(block.text) # want RBN922
  when :tool_use
    send(block.name, block.input) # want RBN923
    HANDLERS.fetch(block.name).call(block.input)
    send(block.name, block.input)
    system(block.input[:command]) # want RBN921
  end
end

call = message.content.find { |block| block.type == :tool_use }
File.read(call.input['path']) # want RBN924

options = { model: 'claude-sonnet-4-5', max_tokens: 10, messages: [] }
system(client.messages.create(**options).content.first.text) # want RBN921

# The gem that had that name before.
parsed = Anthropic::Client.new.messages(parameters: { model: 'claude', messages: [{ role: 'user', content: 'x' }] })
system(parsed['content'][0]['text']) # want RBN921
system('convert', '--model', parsed['model'])
