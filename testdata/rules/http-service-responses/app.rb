# frozen_string_literal: true

require 'faraday'
require 'json'
require 'sinatra/base'

# What services of the workspace answer by what makes a response: its text, an object as JSON, a header.
module Notices
  class << self
    def text(name) = http.get('/text', { name: name }).body

    def card(name) = JSON.parse(http.get('/card', { name: name }).body)

    def following(name) = http.get('/next', { name: name }).headers['Location']

    def home(name) = http.get('/home', { name: name }).headers['Location']

    def length(name) = http.get('/length', { name: name }).body

    def leave(to) = Faraday.get('http://127.0.0.1:7301/leave', { to: to }).headers['location']

    private

    def http
      @http ||= Faraday.new(url: 'http://127.0.0.1:7300')
    end
  end
end

class App < Sinatra::Base
  get '/text' do
    system("say #{Notices.text(params[:text])}") # want RBN201
    system("say #{Notices.length(params[:text])}")
  end

  get '/card' do
    system("say #{Notices.card(params[:card])['title']}") # want RBN201
  end

  get '/next' do
    redirect Notices.following(params[:next]) # want RBN602
  end

  get '/home' do
    redirect Notices.home(params[:next])
  end

  get '/leave' do
    redirect Notices.leave(params[:to]) # want RBN602
  end
end
