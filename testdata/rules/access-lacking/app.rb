require 'sinatra/base'

# What records need not have: where the one compared has no token, and nobody sends one, nil equals nil.
module Office
  Bill = Struct.new(:id, :sum, :share_token, keyword_init: true)
  Draft = Struct.new(:id, :preview_key, keyword_init: true)
  Partner = Struct.new(:name, :token)
  Room = Struct.new(:id, :guest_id, keyword_init: true)
  Ticket = Struct.new(:id, :entry_token, keyword_init: true)
  Desk = Struct.new(:id, :desk_token, keyword_init: true)
  Guest = Struct.new(:id, :name)

  class Door
    attr_accessor :pin, :code

    def initialize(pin, code)
      @pin = pin
      @code = code
    end

    def lock! = @pin = nil
  end

  module_function

  # One has it, another says that it has none.
  def bills = (@bills ||= { '1' => Bill.new(id: '1', sum: 3, share_token: 'k3u9'), '2' => Bill.new(id: '2', sum: 4, share_token: nil) })

  # One leaves it out.
  def drafts = (@drafts ||= { '1' => Draft.new(id: '1'), '2' => Draft.new(id: '2', preview_key: 'p93a') })

  # It is taken from one later.
  def partners = (@partners ||= [Partner.new('west', 'tok-1'), Partner.new('east', 'tok-2')])
  def leave(name) = partners.find { |p| p.name == name }&.token = nil

  def rooms = (@rooms ||= { '1' => Room.new(id: '1'), '2' => Room.new(id: '2', guest_id: 7) })

  # All have one: the last gets it later.
  def tickets = (@tickets ||= { '1' => Ticket.new(id: '1', entry_token: 'e1'), '2' => Ticket.new(id: '2', entry_token: 'e2') })

  def desk
    @desk ||= Desk.new(id: '1').tap { |d| d.desk_token = 'd1' }
  end

  FRONT = Door.new('4711', '99')
  def guests = (@guests ||= { 7 => Guest.new(7, 'ann') })
end

class Lacking < Sinatra::Base
  enable :sessions

  helpers do
    def bill!
      bill = Office.bills[params[:id]] or halt 404
      halt 403 unless bill.share_token == params[:t] # want RBN704
      bill
    end

    def draft = Office.drafts[params[:id]] || halt(404)
    def partner! = (halt 401 unless Office.partners.find { |p| p.token == request.env['HTTP_X_PARTNER_TOKEN'] }) # want RBN704
    def guest = Office.guests[session[:guest]]
  end

  get '/bills/:id' do # want RBN722 (access=bypassable)
    bill!.sum.to_s
  end

  get '/drafts/:id' do # want RBN722 (access=bypassable)
    halt 403 unless params[:key] == draft.preview_key
    draft.id
  end

  get '/partners' do # want RBN722 (access=bypassable)
    partner!
    'partners'
  end

  put '/rooms/:id/clean' do # want RBN722 (access=bypassable)
    room = Office.rooms[params[:id]] || halt(404)
    halt 403 unless room.guest_id == guest&.id
    'clean'
  end

  get '/door' do # want RBN722 (access=bypassable)
    door = Office::FRONT
    halt 403 unless door.pin == params[:pin]
    'open'
  end

  # It is asked besides whether one was sent, or the path says it.
  get '/bills/:id/sent' do # access=guarded
    bill = Office.bills[params[:id]] or halt 404
    halt 403 if params[:t].to_s.empty?
    halt 403 unless bill.share_token == params[:t] # want RBN704
    bill.sum.to_s
  end

  get '/bills/:id/kept' do # access=guarded
    bill = Office.bills[params[:id]] or halt 404
    halt 403 unless bill.share_token && bill.share_token == params[:t] # want RBN704
    bill.sum.to_s
  end

  get '/bills/:id/:t' do # access=guarded
    bill!.sum.to_s
  end

  get '/bills/:id/text' do # access=guarded
    bill = Office.bills[params[:id]] or halt 404
    halt 403 unless bill.share_token == params[:t].to_s # want RBN704
    bill.sum.to_s
  end

  put '/rooms/:id/known' do # access=guarded
    room = Office.rooms[params[:id]] || halt(404)
    halt 403 unless guest && room.guest_id == guest.id
    'clean'
  end

  put '/rooms/:id/first' do # access=guarded
    halt 401 unless guest
    room = Office.rooms[params[:id]] || halt(404)
    halt 403 unless room.guest_id == guest&.id
    'clean'
  end

  # All have one.
  get '/tickets/:id' do # access=guarded
    ticket = Office.tickets[params[:id]] || halt(404)
    halt 403 unless ticket.entry_token == params[:t] # want RBN704
    'ticket'
  end

  get '/desk' do # access=guarded
    halt 403 unless Office.desk.desk_token == params[:t] # want RBN704
    'desk'
  end

  get '/door/code' do # access=guarded
    door = Office::FRONT
    halt 403 unless door.code == params[:key]
    'open'
  end
end
