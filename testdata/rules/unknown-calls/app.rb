# frozen_string_literal: true

require 'sinatra/base'
require 'unidecoder'

# What a library does that nobody described: the result is taken to be made of the arguments.
class App < Sinatra::Base
  get '/converted' do
    name = Unidecoder.decode(params[:name])
    system("p #{name}") # want RBN201 from=9
  end

  get '/method' do
    name = params[:name].to_ascii
    system("p #{name}") # want RBN201 from=14
  end

  get '/constant' do
    system("p #{Unidecoder.decode('index')}")
  end
end

# What holds something is not made into something else by all that is asked about it: only what is read of it is.
class Parcel
  attr_reader :note

  def initialize(note)
    @note = note
  end

  def label(makers)
    makers.label_maker.call(self)
  end
end

class Post < Sinatra::Base
  get '/parcel' do
    parcel = Parcel.new(params[:note])
    label = parcel.label(settings.makers)
    system("p #{label}")
    system("p #{Registry.number(parcel)}")
    system("p #{Registry.title(parcel.note)}") # want RBN201
    system("p #{Registry.number('x', of: parcel, kind: 1)}")
    system("p #{Registry.number({ of: [parcel] })}")
    system("p #{Registry.number({ of: [parcel.note] })}") # want RBN201
    system("p #{settings.makers.call(params[:x])}") # want RBN201
  end
end

# What a method of self makes of its argument is not made of what self holds besides.
class Stamp < Sinatra::Base
  include ERB::Util

  get '/stamp' do
    @note = params[:note]
    text = h('paid')
    system("p #{text}")
    system("p #{send(settings.mark, 'paid')}")
    system("p #{h(@note)}") # want RBN201
  end
end
