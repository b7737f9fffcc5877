# frozen_string_literal: true

require 'json'
require 'openai'

# The official gem: answers are objects.
client = OpenAI::Client.new
answer = client.chat.completions.create(model: 'gpt-5', messages: [{ role: :user, content: 'Which command?' }])
message = answer.choices.first.message
File.write("usage/#{answer.model}", answer.usage.to_s)
puts message.content

TOOLS = { 'disk' => %w[df -h] }.freeze
system(*TOOLS.fetch(message.content))

system(message.content) # want RBN921
message.tool_calls.each do |call|
  arguments = JSON.parse(call.function.arguments)
  Object.const_get(call.function.name) # want RBN923
  File.read(arguments['path']) # want RBN924
end

client.responses.create(model: 'gpt-5', input: 'Which command?').output.each do |item|
  next unless item.type == :function_call

  eval(item.arguments) # want RBN922
end

request = { model: 'gpt-5', messages: [] }
system(client.chat.completions.create(request).choices[0].message.content) # want RBN921

def ask(llm) = llm.create(model: 'gpt-5', input: 'Which command?').output_text
system(ask(client.responses)) # want RBN921

# No model is asked here.
Order = Struct.new(:choices, :model)
order = Order.create(model: 'T', size: 3)
system("print #{order.model}")
