# frozen_string_literal: true

require 'sinatra/base'

# An object that is given texts and can say which of them are good.
class Job
  NAMES = %w[index purge].freeze

  attr_reader :name, :args
  attr_accessor :level

  def self.from(params)
    new(name: params[:name], args: params[:args])
  end

  def initialize(name:, args:)
    @name = name
    @args = args
  end

  def named?
    NAMES.include?(name)
  end

  def sound?
    named? && args.match?(/\A\w*\z/)
  end

  def odd?
    !NAMES.include?(@name)
  end

  def check!
    raise ArgumentError, 'bad name' unless self.class.known?(@name)
  end

  def level?
    %w[low high].include?(@level)
  end

  def ready?
    !@name.nil?
  end

  def self.known?(text)
    NAMES.include?(text)
  end
end

# One that notes what is wrong.
class Order
  NAMES = %w[index purge].freeze

  attr_reader :name, :args, :level, :size, :kind, :early, :errors

  def initialize(params)
    @name = params[:name]
    @args = params[:args]
    @level = params[:level]
    @size = params[:size]
    @kind = params[:kind]
    @early = params[:early]
    @errors = []
  end

  def valid?
    @errors << 'name' unless NAMES.include?(name)
    @errors.push('args') if args !~ /\A\w*\z/
    @errors << 'level' if NAMES.include?(level)
    @errors << 'size'
    if name == 'index'
      @errors << 'kind' unless NAMES.include?(kind)
    end
    @errors.empty?
  end

  def sound?
    errors = {}
    errors[:name] = 'unknown' unless NAMES.include?(name)
    !errors.any?
  end

  def forgetful?
    @errors << 'early' unless NAMES.include?(early)
    @errors.clear
    @errors << 'name' unless NAMES.include?(name)
    @errors.empty?
  end

  def renewed?
    @errors << 'early' unless NAMES.include?(early)
    @errors = []
    @errors.empty?
  end

  def faulty?
    other = []
    other << 'name' unless NAMES.include?(name)
    @errors.empty?
  end
end

# A record that does.
Place = Struct.new(:host, :path) do
  def local?
    host == 'localhost'
  end
end

class App < Sinatra::Base
  post '/named' do
    job = Job.from(params)
    system("job #{job.name}") # want RBN201
    halt 422 unless job.named?
    system("job #{job.name}")
    system("job #{job.args}") # want RBN201
  end

  post '/sound' do
    job = Job.from(params)
    return 422 unless job.sound?

    system("job #{job.name} #{job.args}")
  end

  post '/odd' do
    job = Job.from(params)
    if job.odd?
      system("job #{job.name}") # want RBN201
    else
      system("job #{job.name}")
    end
  end

  post '/check' do
    job = Job.from(params)
    job.check!
    system("job #{job.name}")
    system("job #{job.args}") # want RBN201
  end

  post '/other' do
    job = Job.from(params)
    other = Job.new(name: params[:other], args: '')
    halt 422 unless other.named?
    system("job #{other.name}")
    system("job #{job.name}") # want RBN201
  end

  post '/asked' do
    job = Job.from(params)
    job.named?
    system("job #{job.name}") # want RBN201
    halt 422 unless job.ready?
    system("job #{job.name}") # want RBN201
  end

  post '/changed' do
    job = Job.from(params)
    job.level = params[:level]
    halt 422 unless job.level?
    system("job #{job.level}")
    job.level = params[:again]
    system("job #{job.level}") # want RBN201
  end

  post '/valid' do
    order = Order.new(params)
    halt 422 unless order.valid?
    system("job #{order.name} #{order.args}")
    system("job #{order.level}") # want RBN201
    system("job #{order.size}") # want RBN201
    system("job #{order.kind}") # want RBN201
  end

  post '/order' do
    order = Order.new(params)
    if order.sound?
      system("job #{order.name}")
      system("job #{order.args}") # want RBN201
    else
      system("job #{order.name}") # want RBN201
    end
  end

  post '/forgetful' do
    order = Order.new(params)
    halt 422 unless order.forgetful?
    system("job #{order.name}")
    system("job #{order.early}") # want RBN201
  end

  post '/renewed' do
    order = Order.new(params)
    halt 422 unless order.renewed?
    system("job #{order.early}") # want RBN201
  end

  post '/faulty' do
    order = Order.new(params)
    halt 422 unless order.faulty?
    system("job #{order.name}") # want RBN201
  end

  post '/errors' do
    errors = []
    errors << 'name' unless params[:name] =~ /\A\w+\z/
    errors << 'size' unless params[:size].to_s.length < 9
    halt 422, errors.join(',') if errors.any?
    system("job #{params[:name]}")
    system("job #{params[:size]}") # want RBN201
  end

  post '/record' do
    place = Place.new(params[:host], params[:path])
    halt 403 unless place.local?
    system("ping #{place.host}")
    system("ping #{place.path}") # want RBN201
  end
end
