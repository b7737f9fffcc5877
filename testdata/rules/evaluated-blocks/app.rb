# frozen_string_literal: true

require 'sinatra/base'

# A small language.
class Script
  attr_accessor :mode

  def initialize(&block)
    @commands = []
    instance_eval(&block) if block
  end

  def command(name)
    system("x #{name}") # want RBN201
  end

  def quiet(name)
    system('x', name)
  end

  def set(name)
    @name = name
  end

  def run
    system("x #{@name}") # want RBN201
    system("x #{@other}")
  end

  def self.build(&block)
    script = new
    script.instance_exec('fixed', &block)
    script
  end

  def self.configure
    script = new
    yield script
    script
  end
end

class App < Sinatra::Base
  get '/eval' do
    name = params[:name]
    Script.new do
      command name
      quiet name
    end
    script = Script.new { set(name) }
    script.run
    Script.new.instance_eval { command(name) }
    Script.new.instance_exec(params[:name]) { |n| command(n) }
    Script.build { |n| quiet(n) }
    Script.configure { |s| s.mode = params[:mode] }
    system("x #{Script.configure { |s| s.mode = params[:mode] }.mode}") # want RBN201
    system("x #{Script.configure { |s| s.mode = 'fixed' }.mode}")
  end

  get '/variables' do
    script = Script.new
    script.instance_variable_set(:@name, params[:name])
    script.instance_variable_set('@other', 'fixed')
    script.run
    system("x #{script.instance_variable_get(:@name)}") # want RBN201
    system("x #{script.instance_variable_get('@other')}")
    secret = params[:secret]
    plain = 'plain'
    system("x #{binding.local_variable_get(:secret)}") # want RBN201
    system("x #{binding.local_variable_get(:plain)}")
    binding.local_variable_set(:plain, secret)
    system("x #{ObjectSpace.each_object(Class).first}")
  end

  get '/class' do
    Script.class_eval do
      def later(name)
        system("x #{name}") # want RBN201
      end
      attr_accessor :added
    end
    Script.new.later(params[:name])
    script = Script.new
    script.added = params[:name]
    system("x #{script.added}") # want RBN201
    script.singleton_class.class_eval do
      def single(name)
        system("x #{name}") # FN_RBN201
      end
    end
    script.single(params[:name])
    Script.define_method(:outside) { |name| system("x #{name}") } # want RBN201
    Script.new.outside(params[:name])
    Script.send(:define_method, :sent) { |name| system("x #{name}") } # want RBN201
    Script.new.sent(params[:name])
    Script.include(Extra)
    Script.new.extra(params[:name])
    Script.send(:include, More)
    Script.new.more(params[:name])
  end
end

# Mixed in late.
module Extra
  def extra(name)
    system("x #{name}") # want RBN201
  end
end

# Mixed in by send.
module More
  def more(name)
    system("x #{name}") # want RBN201
  end
end
