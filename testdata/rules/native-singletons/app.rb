# frozen_string_literal: true

require 'sinatra'

# Objects of a class do not have what its singleton class has.
get '/none' do
  Packer.new.exec(params[:a])
  Reader.new.open_raw(params[:b])
  Files.new.load(params[:c])
  Packer.exec('gzip -k a')
end

class Packer
  class << self
    def compress(name)
      exec("gzip -k #{name}")
    end
  end
end

get '/all' do
  Packer.compress(params[:d])
  Reader.open_raw(params[:e])
  Files.load(params[:f])
  Files.read_in(params[:g])
end
