# frozen_string_literal: true

require 'sinatra/base'
require 'lines'

# Blocks that are given to methods of a native extension.
class App < Sinatra::Base
  # What the block is given is a number, or what somebody else wrote.
  post '/count' do
    Lines.count(params[:text]) { |n| system("note #{n}") }
    ''
  end

  post '/constant' do
    Lines.each_line("a\nb") { |line| system("note #{line}") }
    Lines.constant.to_s
  end

  post '/other-parameter' do
    Lines.each_pair('name', params[:text]) { |name, _text| system("note #{name}") }
    ''
  end

  post '/checked' do
    Lines.each_line(params[:text]) do |line|
      next unless line.match?(/\A\w+\z/)

      system("note #{line}")
    end
    ''
  end

  post '/lines' do
    Lines.each_line(params[:text]) { |line| system("note #{line}") } # want RBN201
    ''
  end

  post '/pairs' do
    Lines.each_pair('name', params[:text]) { |_name, text| system("note #{text}") } # want RBN201
    ''
  end

  post '/helper' do
    Lines.through_helper(params[:text]) do |text|
      system("note #{text}") # want RBN201
    end
    ''
  end

  post '/closure' do
    Lines.in_closure(params[:text]) do |part|
      system("note #{part}") # want RBN201
    end
    ''
  end

  post '/proc' do
    handler = proc { |_size, text| system("note #{text}") } # want RBN201
    Lines.with_proc(params[:text], handler)
    ''
  end

  post '/scanned' do
    Lines.scanned(params[:text]) { |text| system("note #{text}") } # want RBN201
    ''
  end

  def note(text)
    system("note #{text}") # want RBN201
  end

  post '/method' do
    Lines.each_line(params[:text], &method(:note))
    ''
  end

  post '/run' do
    Lines.run(self, params[:text])
    ''
  end

  post '/evaluate' do
    Lines.evaluate(params[:text]).to_s
  end

  post '/named' do
    Lines.named(self, params[:name]).to_s
  end

  post '/splat' do
    Lines.splat(params[:text]) { |text| system("note #{text}") } # want RBN201
    ''
  end

  post '/block-of' do
    Lines.block_of(params[:text]) do |text|
      system("note #{text}") # want RBN201
    end
    ''
  end

  post '/run-code' do
    Lines.run_code(self, params[:text])
    ''
  end
end
