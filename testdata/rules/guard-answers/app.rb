require 'sinatra/base'

class Check
  def self.slug?(text)
    text.is_a?(String) && !text.empty? && text.each_char.all? { |c| ('a'..'z').cover?(c) || c == '-' }
  end

  def self.yes?(_text) = true

  def self.call(text)
    return [false, 'missing'] if text.nil?
    return [false, 'odd'] unless text.match?(/\A\w+\z/)

    [true, nil]
  end

  def self.loose(text)
    return [false, 'missing'] if text.nil?

    [true, text]
  end
end

module Rules
  NUMBER = ->(t) { t.to_s.match?(/\A\d+\z/) }
  WORD = ->(t) { t.to_s.match?(/\A[a-z]+\z/) }
  ANY = ->(t) { !t.to_s.empty? }
  ALL = { n: NUMBER, w: WORD, x: ANY }.freeze

  module_function

  def ok?(kind, text) = ALL.fetch(kind).call(text)
  def both?(a, b) = number?(a) && number?(b)
  def number?(t) = NUMBER === t
  def none_bad?(*texts) = texts.none? { |t| t.to_s =~ /\W/ }
  def sane?(t) = !t.nil? && t.length < 20 && t !~ /[^a-z]/
end

class QueueApp < Sinatra::Base
  post '/slug' do
    halt 422 unless Check.slug?(params[:s])
    system("q slug #{params[:s]}")
    204
  end

  post '/yes' do
    halt 422 unless Check.yes?(params[:s])
    system("q yes #{params[:s]}") # want RBN201
    204
  end

  post '/pair' do
    ok, why = Check.call(params[:s])
    halt 422 unless ok
    system("q pair #{params[:s]}")
    204
  end

  post '/pair_loose' do
    ok, why = Check.loose(params[:s])
    halt 422 unless ok
    system("q pair #{params[:s]}") # want RBN201
    204
  end

  post '/first' do
    halt 422 unless Check.call(params[:s]).first
    system("q first #{params[:s]}")
    204
  end

  post '/kind' do
    halt 422 unless Rules.ok?(:n, params[:n])
    system("q n #{params[:n]}")
    204
  end

  post '/kind_any' do
    halt 422 unless Rules.ok?(:x, params[:n])
    system("q n #{params[:n]}") # want RBN201
    204
  end

  post '/both' do
    a, b = params.values_at(:a, :b)
    halt 422 unless Rules.both?(a, b)
    system("q both #{a} #{b}")
    204
  end

  post '/none' do
    halt 422 unless Rules.none_bad?(params[:a], params[:b])
    system("q none #{params[:a]} #{params[:b]}")
    204
  end

  post '/sane' do
    halt 422 unless Rules.sane?(params[:t])
    system("q sane #{params[:t]}")
    204
  end

  post '/array_all' do
    halt 422 unless [params[:a], params[:b]].all? { |t| t =~ /\A\d+\z/ }
    system("q #{params[:a]} #{params[:b]}")
    204
  end

  post '/array_local' do
    a = params[:a]
    b = params[:b]
    halt 422 unless [a, b].all?(/\A\d+\z/)
    system("q #{a} #{b}")
    204
  end

  post '/array_any' do
    a = params[:a]
    b = params[:b]
    halt 422 unless [a, b].any?(/\A\d+\z/)
    system("q #{a} #{b}") # want RBN201
    204
  end

  post '/ids' do
    halt 422 unless Array(params[:ids]).all? { |i| i.to_s.match?(/\A\d+\z/) }
    system("q rm #{Array(params[:ids]).join(' ')}")
    204
  end

  post '/ids_var' do
    ids = Array(params[:ids])
    halt 422 if ids.empty? || ids.any? { |i| i !~ /\A\d+\z/ }
    system("q rm #{ids.join(' ')}")
    204
  end

  post '/then' do
    good = params[:x].to_s.then { |t| t.match?(/\A\w+\z/) }
    system("q x #{params[:x]}") if good
    204
  end

  post '/safe_nav' do
    system("q x #{params[:x]}") if params[:x]&.match?(/\A\w+\z/)
    204
  end

  post '/neg' do
    system("q x #{params[:x]}") unless params[:x]&.match?(/[^a-z]/)
    204
  end

  post '/neg_line' do
    system("q x #{params[:x]}") unless params[:x]&.match?(/[;&]/) # want RBN201 RBN005
    204
  end

  post '/count' do
    halt 422 unless params[:x].count('^a-z0-9').zero?
    system("q x #{params[:x]}")
    204
  end

  post '/delete' do
    halt 422 unless params[:x].delete('a-z0-9').empty?
    system("q x #{params[:x]}")
    204
  end

  post '/tr' do
    halt 422 unless params[:x].tr('a-z', '').empty?
    system("q x #{params[:x]}")
    204
  end
end
