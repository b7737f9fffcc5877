# Filters that methods of the class declare: their patterns, and what they find good, come from whoever calls those.
require 'sinatra/base'

class Guarded < Sinatra::Base
  def self.only(name, list, at: nil)
    before(*[at].compact) { halt 422 unless list.include?(params[name]) }
  end

  def self.word(name, *paths)
    paths.each { |path| before(path) { halt 422 unless params[name].to_s.match?(/\A\w+\z/) } }
  end

  def self.check(name)
    before { halt 422 unless yield(params[name]) }
  end

  def self.clean(name)
    before { params[name] = yield(params[name]) }
  end
end

class Games < Guarded
  only :game, %w[go chess], at: '/top/*'
  only :mode, %w[fast slow]
  word :shelf, '/shelves/*', '/scans/*'
  check(:id) { |id| id.to_s.match?(/\A\d+\z/) }
  check(:any) { |text| !text.to_s.empty? }
  clean(:call) { |text| text.to_s.gsub(/[^A-Z]/, '') }
  clean(:raw) { |text| text.to_s.strip }

  get '/top/list' do
    `game #{params[:game]} #{params[:mode]}`
  end

  get '/all/list' do
    `mode #{params[:mode]}`
    `game #{params[:game]}` # want RBN201
  end

  get '/shelves/show' do
    `shelf #{params[:shelf]}`
  end

  get '/scans/show' do
    `shelf #{params[:shelf]} #{params[:id]} #{params[:call]}`
    `shelf #{params[:raw]}` # want RBN201
    `shelf #{params[:any]}` # want RBN201
  end

  get '/desk/show' do
    `shelf #{params[:shelf]}` # want RBN201
  end
end

module Filters
  def require_word(name, *paths)
    paths.each do |path|
      before(path) { halt 400 unless params[name].to_s.match?(/\A\w+\z/) }
    end
  end

  def normalize(name)
    before { params[name] = yield(params[name]) }
  end
end

class Rooms < Sinatra::Base
  register Filters

  require_word :room, '/rooms/*'
  normalize(:call) { |text| text.to_s.gsub(/[^A-Z]/, '') }

  get '/rooms/show' do
    `room #{params[:room]} #{params[:call]}`
  end

  get '/floors/show' do
    `room #{params[:room]}` # want RBN201
  end
end

# A check that is a method of the text.
class String
  def word? = match?(/\A\w+\z/)

  def some?
    !empty?
  end
end

class Texts < Sinatra::Base
  get '/word' do
    halt 400 unless params[:name].word?
    `show #{params[:name]}`
    `show #{params[:other]}` # want RBN201
  end

  get '/some' do
    halt 400 unless params[:name].some?
    `show #{params[:name]}` # want RBN201
  end

  get '/not' do
    halt 400 if params[:name].word?
    `show #{params[:name]}` # want RBN201
  end
end
