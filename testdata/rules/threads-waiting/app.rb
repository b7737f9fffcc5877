# frozen_string_literal: true

require 'sinatra/base'

# A thread that waits for jobs before there is one.
class Thumbnails
  Job = Struct.new(:file, :width)

  def self.shared
    @shared ||= new.tap(&:start)
  end

  def initialize
    @jobs = Queue.new
    @done = Queue.new
  end

  def submit(file, width)
    @jobs << Job.new(file, width)
    nil
  end

  def start
    @thread = Thread.new do
      while (job = @jobs.pop)
        run(job)
      end
    end
    @other = Thread.new { loop { system("logger #{@done.pop}") } }
  end

  def run(job)
    system("convert #{job.file}") # want RBN201
    system("convert -w #{job.width}")
    @done << 'converted'
  end
end

# One that its constructor starts.
class Mails
  def initialize
    @queue = Thread::Queue.new
    @worker = Thread.new { loop { deliver(@queue.deq) } }
  end

  def later(address)
    @queue.enq(address)
    nil
  end

  def deliver(address)
    system("mail #{address}") # want RBN201
  end
end

# Those who put something in and those who take it out are two objects.
class Writer
  def initialize(queue)
    @queue = queue
  end

  def write(line)
    @queue.push(line)
    nil
  end
end

class Reader
  def initialize(queue)
    @queue = queue
  end

  def start
    Thread.new { loop { system("logger #{@queue.shift}") } } # want RBN201
    self
  end
end

# What nobody puts anything untrusted into.
class Beats
  def initialize
    @beats = Queue.new
    @worker = Thread.new { loop { system("logger #{@beats.pop}") } }
  end

  def beat
    @beats << 'beat'
    nil
  end
end

LINES = SizedQueue.new(100)
READER = Reader.new(LINES).start

class App < Sinatra::Base
  set :mails, Mails.new
  set :beats, Beats.new

  post '/thumbnails' do
    Thumbnails.shared.submit(params[:file], params[:width].to_i)
    202
  end

  post '/mails' do
    settings.mails.later(params[:address])
    settings.beats.beat
    202
  end

  post '/lines' do
    Writer.new(LINES).write(params[:line])
    202
  end
end
