# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# A library that is given functions in the fields of structures.
module Feeds
  extend FFI::Library
  ffi_lib 'feeds'

  callback :entry_handler, [:string], :void

  # What the reader calls.
  class Handlers < FFI::Struct
    layout :on_entry, :entry_handler,
           :on_count, callback([:int], :void)
  end

  # Handlers that log.
  class Logging < Handlers
    def initialize
      super
      self[:on_entry] = proc { |entry| system("logger #{entry}") } # want RBN201 from=61
    end
  end

  class Job < FFI::Struct
    layout :title, :pointer, :done, callback([:string], :void)
  end

  attach_function :feed_read, [Handlers.by_ref, :string], :void
  attach_function :feed_scan, [Handlers.by_ref, :string], :void
  attach_function :job_run, [Job.by_ref], :void
  attach_function :feed_watch, [Handlers.by_value], :void
  attach_function :feed_push, [:string], :void
end

class App < Sinatra::Base
  WATCHER = Feeds::Handlers.new
  WATCHER[:on_entry] = proc { |entry| system("logger #{entry}") } # want RBN201 from=84
  Feeds.feed_watch(WATCHER)

  post '/read' do
    handlers = Feeds::Handlers.new
    handlers[:on_entry] = proc { |entry| system("logger #{entry}") } # want RBN201 from=47
    handlers[:on_count] = proc { |n| system("logger #{n}") }
    Feeds.feed_read(handlers, params[:text])
    ''
  end

  post '/scan' do
    handlers = Feeds::Handlers.new
    handlers[:on_entry] = FFI::Function.new(:void, [:string]) do |entry|
      File.delete("spool/#{entry}") # want RBN301 from=56
    end
    Feeds.feed_scan(handlers.pointer, params[:text])
    ''
  end

  post '/log' do
    Feeds.feed_read(Feeds::Logging.new, params[:text])
    ''
  end

  # What the program says itself.
  get '/fixed' do
    handlers = Feeds::Handlers.new
    handlers[:on_entry] = ->(entry) { system("logger #{entry}") }
    Feeds.feed_read(handlers, 'started')
    ''
  end

  post '/job' do
    job = Feeds::Job.new
    title = FFI::MemoryPointer.from_string(params[:title])
    job[:title] = title
    job[:done] = method(:note)
    Feeds.job_run(job)
    ''
  end

  # To what is kept.
  post '/push' do
    Feeds.feed_push(params[:text])
    ''
  end

  def note(title)
    system("logger #{title}") # want RBN201 from=75
  end
end
