# frozen_string_literal: true

require 'date'
require 'sinatra/base'
require 'time'

# Dates and numbers that were understood hold nothing of the text.
class App < Sinatra::Base
  get '/times' do
    time = Time.parse(params[:x])
    system("p #{time.year} #{time + 5} #{time.utc.iso8601}")
    system("p #{time.strftime('%Y')}")
    system("p #{time.strftime(params[:format])}") # want RBN201
    system("p #{Time.now} #{params[:x].size}")
    system("p #{Time.rfc822(params[:x]).hour}")
    system("p #{Time.gm(params[:x]).hour}")
    system("p #{params[:x]}") # want RBN201
  end

  get '/dates' do
    date = Date.iso8601(params[:x])
    system("p #{date >> 1} #{date.next_day} #{date.month}")
    system("p #{Date.civil(params[:y].to_i, 1, 1).cweek}")
    system("p #{DateTime.parse(params[:x]).hour}")
    system("p #{DateTime.rfc3339(params[:x])} #{Date.today}")
  end

  get '/numbers' do
    n = params[:n].to_i
    system("p #{n.gcd(3)} #{n.magnitude} #{Math.sqrt(n)} #{n.modulo(3)}")
    system("p #{params[:n].to_f.next_float} #{n.numerator}")
    system("p #{n} #{params[:n]}") # want RBN201
  end
end
