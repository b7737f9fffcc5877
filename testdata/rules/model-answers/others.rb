# frozen_string_literal: true

require 'aws-sdk-bedrockruntime'
require 'json'
require 'ollama-ai'

ollama = Ollama.new(credentials: { address: 'http://localhost:11434' }, options: { server_sent_events: true })
result = ollama.chat({ model: 'llama3', messages: [{ role: 'user', content: 'Which command?' }] })
File.write("usage/#{result[0]['model']}", result.last['eval_count'].to_s)
system(result[0]['message']['content']) # want RBN921
eval(ollama.generate({ model: 'llama3', prompt: '2 + 3' }).map { |event| event['response'] }.join) # want RBN922
ollama.generate({ model: 'llama3', prompt: 'x' }) do |event, _raw|
  system("logger #{event['created_at']}")
  system(event['response']) # want RBN921
end

bedrock = Aws::BedrockRuntime::Client.new(region: 'us-east-1')
answer = bedrock.converse(model_id: 'm', messages: [{ role: 'user', content: [{ text: 'Which command?' }] }])
File.write("usage/#{answer.stop_reason}", answer.usage.to_s)
system(answer.output.message.content.first.text) # want RBN921
answer.output.message.content.each do |block|
  next unless block.tool_use

  send(block.tool_use.name, block.tool_use.input) # want RBN923
end

raw = bedrock.invoke_model(model_id: 'm', body: JSON.generate(prompt: 'Which file?'))
File.read(JSON.parse(raw.body.read)['file']) # want RBN924

bedrock.converse_stream(model_id: 'm', messages: []) do |stream|
  stream.on_content_block_delta_event { |event| system(event.delta.text) } # want RBN921
end
