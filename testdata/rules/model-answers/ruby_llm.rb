# frozen_string_literal: true

require 'ruby_llm'

chat = RubyLLM.chat(model: 'gpt-5').with_temperature(0.2)
answer = chat.ask('Which command?')
puts answer.content
File.write("usage/#{answer.model_id}", answer.input_tokens)
system(answer.content) # want RBN921
eval(chat.complete.content) # want RBN922

answer.tool_calls.each_value do |call|
  File.read(call.arguments['path']) # want RBN924
  Object.const_get(call.name) # want RBN923
end

chat.on_tool_call do |call|
  puts "#{call.id}: #{call.name}"
  system("notify #{call.name}") # want RBN921
  File.read(call.arguments.fetch('path')) # want RBN924
end

class Namer < RubyLLM::Agent
  model 'gpt-5'
end
system(Namer.new.ask('Which command?').content) # want RBN921
