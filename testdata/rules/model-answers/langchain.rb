# frozen_string_literal: true

require 'langchain'

llm = Langchain::LLM::OpenAI.new(api_key: ENV.fetch('OPENAI_KEY'))
answer = llm.chat(messages: [{ role: 'user', content: 'Which command?' }])
puts answer.chat_completion
File.write("usage/#{answer.model}", answer.total_tokens.to_s)
system(answer.chat_completion) # want RBN921
answer.tool_calls.each do |call|
  Object.const_get(call.dig('function', 'name')) # want RBN923
end
eval(llm.complete(prompt: '2 + 3 as Ruby').completion) # want RBN922
llm.chat(messages: []) { |chunk| system(chunk.dig('delta', 'content')) } # want RBN921

assistant = Langchain::Assistant.new(llm: llm, instructions: 'You are helpful')
assistant.add_message_and_run!(content: 'Which command?')
system(assistant.messages.last.content) # want RBN921
assistant.run.each do |message|
  puts message.content
  system(message.content) # want RBN921
end
