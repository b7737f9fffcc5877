# frozen_string_literal: true

require 'sinatra/base'

# A lookup in a table checks its key.
class Tables < Sinatra::Base
  SIZES = { 'small' => 1, 'large' => 2 }.freeze
  JOBS = { 'daily' => DailyJob, 'weekly' => WeeklyJob }.freeze
  OTHERS = Hash.new { |table, key| table[key] = key.size }

  get '/fetch' do
    SIZES.fetch(params[:size])
    system("t #{params[:size]}")
  end

  get '/fetch-assigned' do
    n = SIZES.fetch(params[:size])
    system("t #{params[:size]} #{n}")
    system("t #{params[:n]} #{n}") # want RBN201
  end

  get '/fetch-run' do
    kind = params[:kind]
    JOBS.fetch(kind).new.run
    system("t #{kind}")
  end

  get '/fetch-argument' do
    kind = params[:kind]
    puts "run #{JOBS.fetch(kind)}"
    system("t #{kind}")
  end

  get '/found' do
    kind = params[:kind]
    job = JOBS[kind] or halt 404
    system("t #{kind} #{job}")
  end

  get '/found-later' do
    kind = params[:kind]
    job = JOBS[kind]
    halt 404 unless job
    system("t #{kind}")
  end

  get '/found-here' do
    system("t #{params[:kind]}") if JOBS[params[:kind]]
    system("t #{params[:kind]}") # want RBN201
  end

  get '/default' do
    kind = params[:kind]
    JOBS.fetch(kind, nil)
    system("t #{kind}") # want RBN201
  end

  get '/block' do
    kind = params[:kind]
    JOBS.fetch(kind) { 3 }
    system("t #{kind}") # want RBN201
  end

  get '/not-asked' do
    kind = params[:kind]
    job = JOBS[kind]
    system("t #{kind} #{job}") # want RBN201
  end

  get '/of-the-request' do
    table = params[:table].to_h { |k| [k, 1] }
    halt 404 unless table[params[:kind]]
    system("t #{params[:kind]}") # want RBN201
  end

  get '/default-block' do
    halt 404 unless OTHERS[params[:kind]]
    system("t #{params[:kind]}") # want RBN201
  end
end
