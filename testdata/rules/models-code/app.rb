# frozen_string_literal: true

require 'erb'
require 'sinatra/base'
require 'tilt'

# Text that is compiled, and names that are looked up.
class App < Sinatra::Base
  GREETING = '<p>Dear <%= name %></p>'

  get '/compiled' do
    RubyVM::InstructionSequence.compile(params[:x]) # want RBN401
    RubyVM::InstructionSequence.compile('1 + 1')
    load(params[:x]) # want RBN401
    load('settings.rb') if params[:x]
    'done'
  end

  get '/instance-variable' do
    instance_variable_get(params[:x]) # want RBN402
    instance_variable_set("@#{params[:x]}", 1) # want RBN402
    instance_variable_set(:@option, params[:x])
    instance_variable_get(:@default_layout)
    'done'
  end

  # Whatever the attacker names below Report is one of the reports.
  get '/report' do
    Object.const_get("Reports::#{params[:x]}") # want RBN402
    Object.const_get("Report#{params[:x]}")
    'done'
  end

  get '/tilt' do
    Tilt::ERBTemplate.new { "<p>#{params[:x]}</p>" }.render # want RBN403
    Tilt::ERBTemplate.new { GREETING }.render(self, name: params[:x])
    Tilt.new("views/#{params[:x]}.erb").render # want RBN301
    Tilt.new('views/index.erb').render(self, name: params[:x])
  end

  get '/result' do
    text = ERB.new(GREETING).result_with_hash(name: params[:x])
    system("p #{text}") # want RBN201
    system("p #{ERB.new(GREETING).src} #{params[:x].size}")
  end

  get '/escaped' do
    system("p #{ERB::Util.url_encode(params[:x])}")
    system("p #{ERB::Util.html_escape(params[:x])}") # want RBN201
  end
end
