# frozen_string_literal: true

require 'raw'
require 'sinatra/base'

# Is told things by native code.
class Listener
  def told(text)
    system("note #{text}") # want RBN201
  end
end

# Objects of native code in a Hash whose block makes them, with names that lists have, too.
class Board
  def self.shared
    @shared ||= new
  end

  def initialize
    @series = Hash.new { |all, name| all[name] = Raw::Series._new(name) }
    @fixed = Hash.new { |all, name| all[name] = Raw::Series._new('fixed') }
    @lock = Mutex.new
  end

  def push(name, value)
    @lock.synchronize { @series[name].push(value) }
    @fixed[name].push(value)
    nil
  end

  def at(name, position) = series(name).at(position)

  def names = @series.keys.map { |name| @series[name].title }

  def fixed = @fixed.values.map(&:title)

  private

  def series(name)
    @lock.synchronize { @series.fetch(name) }
  end
end

class App < Sinatra::Base
  # What is given beside it.
  post '/others' do
    Raw.lines(params[:text]) { |number, _line| system("note #{number}") }
    Raw.splat(params[:text]) { |fixed, _text| system("note #{fixed}") }
    system("note #{Raw.slots(params[:text])[1]}")
    ''
  end

  post '/lines' do
    Raw.lines(params[:text]) { |_number, line| system("note #{line}") } # want RBN201
    ''
  end

  post '/once' do
    Raw.once(params[:text]) { |text| system("note #{text}") } # want RBN201
    ''
  end

  post '/splat' do
    Raw.splat(params[:text]) { |_fixed, text| system("note #{text}") } # want RBN201
    ''
  end

  post '/words' do
    system("note #{Raw.words(params[:text]).first}") # want RBN201
    ''
  end

  post '/table' do
    system("note #{Raw.table(params[:text])['text']}") # want RBN201
    system("note #{Raw.slots(params[:text])[0]}") # want RBN201
    ''
  end

  post '/joined' do
    system("note #{Raw.joined(params[:text])}") # want RBN201
    ''
  end

  post '/told' do
    Raw.tell(Listener.new, params[:text])
    ''
  end

  post '/restored' do
    Raw.restore(request.body.read)
    Raw.restore_own(request.body.read)
    Raw.pattern(params[:pattern])
    Raw.open(params[:file])
    Raw.run(params[:program])
    ''
  end

  post '/series' do
    Board.shared.push(params[:name], params[:value].to_f)
    Board.shared.at('first', params[:position].to_i).to_s
  end

  get '/series' do
    system("note #{Board.shared.names.join}") # want RBN201 from=99
    system("note #{Board.shared.fixed.join}")
    ''
  end
end
