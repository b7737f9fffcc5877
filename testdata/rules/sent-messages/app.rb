# frozen_string_literal: true

require 'sinatra/base'

# Receives messages.
class Receiver
  def initialize(name = 'n')
    @name = name
  end

  def run(name)
    system("x #{name}") # want RBN201
  end

  def start(name)
    system("x #{name}") # want RBN201
  end

  def stop(name)
    system("x #{name}") # want RBN201
  end

  def never(name)
    system("x #{name}")
  end

  def by_name(name)
    system("x #{name}") # want RBN201
  end

  def by_method(name)
    system("x #{name}") # want RBN201
  end

  def by_proc(name)
    system("x #{name}") # want RBN201
  end

  def by_unbound(name)
    system("x #{name}") # want RBN201
  end

  def by_map(name)
    system("x #{name}") # want RBN201
  end

  def show
    system("x #{@name}") # want RBN201
  end

  def quiet
    system('x', @name)
  end

  def label = @name
end

VERBS = { 'start' => :start, 'stop' => :stop }.freeze
NAMES = %i[start stop].freeze

# Has more messages than a guess would be made of.
class Panel
  %i[a b c d e f g h].each { |name| define_method(name) { |text| text.size } }

  def last(text)
    system("x #{text}") # want RBN201
  end

  def other(text)
    system("x #{text}")
  end
end

class App < Sinatra::Base
  %i[a b c d e f g h last].each do |name|
    post("/panel/#{name}") { Panel.new.public_send(name, params[:name]); 204 }
  end

  get '/own' do
    Receiver.new.send(:run, params[:name])
    Receiver.new.public_send('by_name', params[:name])
    Receiver.new.__send__(:run, 'fixed')
    send(:helper, params[:name])
    Receiver.new.public_send(VERBS[params[:verb]], params[:name])
    Receiver.new.send(VERBS.fetch(params[:verb], :stop), params[:name])
    verb = NAMES.find { |n| n.to_s == params[:verb] }
    Receiver.new.send(verb, params[:name])
    verb = params[:on] ? :start : :stop
    Receiver.new.send(verb, params[:name])
  end

  get '/library' do
    Kernel.send(:system, "x #{params[:name]}") # want RBN201
    Kernel.send(:system, 'x', params[:name])
    send(:system, "x #{params[:name]}") # want RBN201
    send(:eval, params[:code]) # want RBN401
    Kernel.public_send(:eval, params[:code]) # want RBN401
    Kernel.public_send(:system, "x #{params[:name]}") # want RBN201
    __send__(:`, "x #{params[:name]}") # want RBN201
    method(:system).call("x #{params[:name]}") # want RBN201
    method(:system).call('x', params[:name])
    Kernel.method(:system).to_proc.call("x #{params[:name]}") # want RBN201
    ["x #{params[:name]}"].each(&method(:system)) # want RBN201
    system("x #{params[:name].send(:to_s)}") # want RBN201
    system("x #{params[:name].send(:to_i)}")
    system("x #{params[:name].public_send(:length)}")
    File.send(:read, params[:name]) # want RBN301
  end

  get '/methods' do
    Receiver.new.method(:by_method).call(params[:name])
    Receiver.new.method(:by_proc).to_proc.call(params[:name])
    Receiver.new.method(:by_method).unbind.bind(Receiver.new).call(params[:name])
    Receiver.instance_method(:by_unbound).bind(Receiver.new).call(params[:name])
    Receiver.instance_method(:by_unbound).bind_call(Receiver.new, params[:name])
    [params[:name]].each(&Receiver.new.method(:by_map))
    ['fixed'].each(&Receiver.new.method(:by_map))
  end

  get '/symbols' do
    [Receiver.new(params[:name])].each(&:show)
    [Receiver.new(params[:name])].each(&:quiet)
    labels = [Receiver.new(params[:name])].map(&:label)
    system("x #{labels.first}") # want RBN201
    fixed = [Receiver.new('fixed')].map(&:label)
    system("x #{fixed.first}")
    system("x #{[params[:name]].map(&:to_s).first}") # want RBN201
    system("x #{[params[:name]].map(&:to_i).first}")
    :show.to_proc.call(Receiver.new(params[:name]))
  end

  get '/constants' do
    Object.const_get(:Receiver).new.run(params[:name])
    self.class.const_get('Receiver').new.run(params[:name])
  end

  def helper(name)
    system("x #{name}") # want RBN201
  end
end
