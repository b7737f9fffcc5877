# frozen_string_literal: true

require 'ruby_llm'
require 'tty-prompt'

# A person is shown the command, and says yes or no.
class Run < RubyLLM::Tool
  def execute(command:)
    return 'denied' unless TTY::Prompt.new.yes?("Run #{command}?")

    system(command)
  end
end

class Typed < RubyLLM::Tool
  def execute(first:, second:, third:)
    puts "Run #{first}? [y/n]"
    system(first) if $stdin.gets.chomp == 'y'
    run(second) if allowed?(second)
    system(third) if allowed?(third) && third.size < 100
  end

  def run(text) = system(text)

  def allowed?(text)
    print "Run #{text}? "
    gets.to_s.strip.casecmp?('y')
  end
end

class Unasked < RubyLLM::Tool
  def execute(command:, other:)
    puts "Run #{command}?"
    if TTY::Prompt.new.yes?('Show it?')
      puts command
    end
    system(command) # want RBN921
    system(other) if command.size < 100 # want RBN921
  end
end

# What the person typed came before the answer.
loop do
  question = gets
  break if question == 'exit'

  system(RubyLLM.chat.ask(question).content) # want RBN921
end
