# frozen_string_literal: true

require 'sinatra/base'
require 'open3'

# How many elements a list has that is spread out says whether a shell reads them.
module Sh
  module_function

  # Handed one text, which the shell reads.
  def run(*args) = system(*args) # want RBN201
  # Handed words of a program that takes no options.
  def words(*args) = system(*args)
  # Handed nothing behind the text.
  def rest(command, *args) = system(command, *args) # want RBN201
  def rest_words(command, *args) = system(command, *args)

  def env(*cmd, env: {})
    Process.spawn(env, *cmd) # want RBN201
  end

  def env_words(*cmd, env: {})
    Process.spawn(env, *cmd)
  end

  # Handed on: what the call says that hands to the one before.
  def outer(*args) = inner(*args)
  def inner(*args) = Open3.capture2e(*args) # want RBN201
  def outer_words(*args) = inner_words('echo', *args)
  def inner_words(*args) = Open3.capture2e(*args)
  def outer_git(*args) = inner_git('git', *args)
  def inner_git(*args) = Open3.capture2e(*args) # want RBN203
  def outer_add(*args) = inner_add('git', *args)
  def inner_add(*args) = Open3.capture2e(*args)

  def inside(dir, *args)
    Dir.chdir(dir) { system(*args) } # want RBN201
  end

  def inside_words(dir, *args)
    Dir.chdir(dir) { system(*args) }
  end

  # Ends nowhere.
  def again(*args) = args.size > 8 ? system(*args) : again('echo', *args)
  def ping(*args) = args.size > 8 ? system(*args) : pong('echo', *args)
  def pong(*args) = ping('echo', *args)
end

class Commands < Sinatra::Base
  get '/handed' do
    Sh.run("convert #{params[:f]}")
    Sh.words('echo', params[:f])
    Sh.rest("convert #{params[:f]}")
    Sh.rest_words('echo', params[:f])
    Sh.env("convert #{params[:f]}")
    Sh.env_words('echo', params[:f])
    Sh.outer("ls #{params[:f]}")
    Sh.outer_words(params[:f])
    Sh.outer_git('log', params[:f])
    Sh.outer_add('log', '--', params[:f])
    Sh.inside('/srv', "ls #{params[:f]}")
    Sh.inside_words('/srv', 'echo', params[:f])
    Sh.again('echo', params[:f])
    Sh.ping('echo', params[:f])
    204
  end

  get '/lists' do
    one = ["convert #{params[:f]}"]
    system(*one) # want RBN201
    two = ['echo', params[:f]]
    system(*two)
    system(*['echo', params[:f]])
    system(*["convert #{params[:f]}"]) # want RBN201
    first = [params[:f], '-v']
    system(*first) # want RBN202
    more = [+"convert #{params[:g]}"]
    more << '-v'
    system(*more) # want RBN202
    none = []
    system("convert #{params[:f]}", *none) # want RBN201
    grown = []
    grown << '-v'
    system("convert #{params[:f]}", *grown) # want RBN202
    kept = []
    [1, 2].each { |n| kept << n.to_s }
    system("convert #{params[:f]}", *kept) # want RBN202
    204
  end
end
