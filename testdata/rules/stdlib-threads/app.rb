# frozen_string_literal: true

require 'benchmark'
require 'monitor'
require 'sinatra/base'
require 'timeout'

# Threads and what they hand around.
class App < Sinatra::Base
  get '/threads' do
    Thread.new(params[:x], 'y') do |x, y|
      system("p #{x}") # want RBN201
      system("p #{y}")
    end
    Thread.start('x', params[:y]) do |x, y|
      system("p #{x}")
      system("p #{y}") # want RBN201
    end
    Thread.new('x', 'y', params[:z]) { |_, y, z| system("p #{y} #{z}") } # want RBN201
    Thread.new { system("p #{params[:x]}") } # want RBN201
  end

  get '/values' do
    thread = Thread.new { params[:x] }
    system("p #{thread.value}") # want RBN201
    system("p #{thread.join.value}") # want RBN201
    system("p #{Thread.new { params[:x].size }.value}")
    system("p #{thread.status} #{thread.name}")
    system("p #{thread.backtrace}")
  end

  get '/variables' do
    thread = Thread.current
    thread[:x] = params[:x]
    thread[:y] = 'y'
    system("p #{thread[:x]}") # want RBN201
    system("p #{thread[:y]}")
    system("p #{thread.fetch(:x)}") # want RBN201
    system("p #{thread.fetch(:y)}")
    system("p #{thread.fetch(:z, params[:z])}") # want RBN201
    thread.thread_variable_set(:a, params[:a])
    system("p #{thread.thread_variable_get(:a)}") # want RBN201
    system("p #{thread.thread_variable_get(:b)}")
    system("p #{Thread.handle_interrupt(StandardError => :never) { params[:x] }}") # want RBN201
  end

  get '/queues' do
    queue = Queue.new
    queue.push(params[:x])
    system("p #{queue.pop}") # want RBN201
    queue << 'y'
    system("p #{queue.size} #{queue.num_waiting}")
    other = Thread::Queue.new
    other << 'x' << 'y'
    system("p #{other.shift}")
    system("p #{Queue.new([params[:x]]).deq}") # want RBN201
    system("p #{Queue.new(['x']).deq}")
    queue.close
    'closed'
  end

  get '/blocks' do
    mutex = Mutex.new
    system("p #{mutex.synchronize { params[:x] }}") # want RBN201
    system("p #{mutex.synchronize { 'x' }}")
    mutex.lock
    system("p #{Timeout.timeout(5) { params[:x] }}") # want RBN201
    Timeout.timeout(params[:seconds]) { |seconds| system("p #{seconds}") } # want RBN201
    Timeout.timeout(5) { |seconds| system("p #{seconds}") }
    system("p #{Benchmark.realtime { params[:x] }}")
    system("p #{Benchmark.measure { params[:x] }}")
  end

  get '/fibers' do
    fiber = Fiber.new { params[:x] }
    system("p #{fiber.resume}") # want RBN201
    system("p #{Fiber.new { 'x' }.resume}")
    system("p #{Fiber.new { |x| x }.resume(params[:x])}") # want RBN201
    system("p #{Fiber.current}")
  end

  # What is handed on with something else is not the something else.
  get '/accumulators' do
    words = [params[:x], 'y']
    words.each_with_object([]) { |_, list| system("p #{list.join}") }
    words.each_with_object(params[:y]) { |_, text| system("p #{text}") } # want RBN201
    words.each_with_index { |_, i| system("p #{i}") }
    words.each_with_index { |word, _| system("p #{word}") } # want RBN201
    words.each.with_index(1) { |_, i| system("p #{i}") }
    pair(params[:x]) { |_, size| system("p #{size}") }
    pair(params[:x]) { |word, _| system("p #{word}") } # want RBN201
    one([params[:x], 'y']) { |_, size| system("p #{size}") }
    one([params[:x], 'y']) { |word, _| system("p #{word}") } # want RBN201
  end

  def pair(word)
    yield word, 'constant'
  end

  def one(pair)
    yield pair
  end
end
