# frozen_string_literal: true

require 'json'
require 'open3'
require 'sinatra'

# What a program answers line by line is known by the names in it; and what one run of it was given, another does not answer.
class Feed
  BINARY = File.expand_path('target/release/feed', __dir__)

  def initialize
    @pipe = IO.popen([BINARY, 'serve'], 'r+')
  end

  def tag(title) = ask(op: 'tag', title: title)

  def note(text) = ask(op: 'note', text: text)

  def self.check(name)
    IO.popen([BINARY, 'check', name], &:read)
  end

  def self.state(name)
    out, = Open3.capture2(BINARY, 'state', name)
    JSON.parse(out)
  end

  private

  def ask(job)
    @pipe.puts(JSON.generate(job))
    JSON.parse(@pipe.gets)
  end
end

helpers do
  def text(name) = params[name].to_s
end

post '/tag' do
  tagged = Feed.new.tag(text(:title))
  system("index #{tagged['slug']} #{tagged['size']} #{tagged['place']}")
  system("index #{tagged['title']}") # want RBN201
  'done'
end

post '/note' do
  told = Feed.new.note(text(:text))
  system("log #{told['place']}")
  system("log #{told['error']}") # want RBN201
  system("log #{told['more'][0]['text']}") # want RBN201
  'done'
end

get '/check' do
  system("echo #{Feed.check(text(:name))}") # want RBN201
  'done'
end

get '/state' do
  state = Feed.state(text(:name))
  system("echo #{state['state']}") # want FP_RBN201 (what another subcommand prints)
  system("echo #{state['name']}") # want RBN201
  'done'
end
