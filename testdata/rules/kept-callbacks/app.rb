# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# A library that keeps the functions that it is given.
module Events
  extend FFI::Library
  ffi_lib 'events'

  callback :line, %i[string int], :void
  callback :count, [:int], :void

  attach_function :on_error, [:line], :void
  attach_function :on_count, [:count], :void
  attach_function :on_quiet, [:line], :void
  attach_function :listen, [:line], :void
  attach_function :on_last, [:line], :void
  attach_function :validate, [:string], :int
  attach_function :announce, [:string], :void
  attach_function :repeat, [:string], :void
  attach_function :watcher_new, %i[line line], :pointer
  attach_function :watcher_feed, %i[pointer string], :void
  attach_function :watcher_free, [:pointer], :void
end

class App < Sinatra::Base
  ON_ERROR = FFI::Function.new(:void, %i[string int]) do |line, _code|
    system("logger -t csv #{line}") # want RBN201
  end
  ON_QUIET = proc { |line, n| system("logger #{line} #{n}") }
  ON_LINE = proc { |line, _n| system("logger #{line}") } # want RBN201

  Events.on_error(ON_ERROR)
  Events.on_count(proc { |n| system("logger #{n}") })
  Events.on_quiet(ON_QUIET)
  Events.listen(ON_LINE)
  Events.on_last(->(line, _n) { `echo #{line}` }) # want RBN201
  # Nobody calls it.
  UNUSED = proc { |line, _n| system("logger #{line}") }

  WATCHER = Events.watcher_new(proc { |line, _n| File.delete("spool/#{line}") }, proc { |line, _n| File.delete("spool/#{line}") }) # want RBN301

  post '/validate' do
    Events.validate(params[:csv].to_s).to_s
  end

  post '/announce' do
    Events.announce(params[:line])
    ''
  end

  post '/repeat' do
    Events.repeat(params[:line])
    ''
  end

  post '/watch' do
    Events.watcher_feed(WATCHER, params[:line])
    ''
  end

  # What the program says itself.
  get '/fixed' do
    Events.announce('started')
    ''
  end
end
