# frozen_string_literal: true

require 'sinatra/base'
require 'herald'
require 'rawcall'
require 'courier'
require_relative 'lib/desk'

# Methods of Ruby that Rust calls.
class App < Sinatra::Base
  post '/constant' do
    Herald.constant(Desk.new('front'), params[:text]).to_s
  end

  post '/length' do
    Herald.length(params[:text].length).to_s
  end

  post '/asked' do
    system("note #{Herald.asked(Desk.new('front'), params[:text])}")
    ''
  end

  post '/file' do
    Herald.file(Desk.new('front'), params[:text]).to_s
  end

  post '/open' do
    Herald.open_desk(params[:text]).to_s
  end

  post '/new' do
    Herald.make(params[:text]).to_s
  end

  post '/ledger' do
    Herald.note(LEDGERS.first, params[:text]).to_s
  end

  post '/letter' do
    letter = Letter.new
    letter.write_subject(params[:text])
    letter.stamp
    letter.weigh
    letter.write_raw(params[:text])
    letter.seal
    system("weight #{letter.read_weight}")
    system("note #{letter.read_subject}") # want RBN201
    system("note #{letter.read_raw}") # want RBN201
    ''
  end

  post '/raw' do
    Rawcall.file(Desk.new('front'), params[:text])
    Rawcall.open(params[:text])
    Rawcall.shut(params[:text])
    ''
  end

  post '/back' do
    system("note #{Herald.hand_back(self)}") # want RBN201
    ''
  end

  post '/courier' do
    Courier.send_off(Desk.new('front'), params[:text])
    ''
  end

  def wanted_by_extension
    params[:wanted]
  end
end
