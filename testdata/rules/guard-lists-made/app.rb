require 'sinatra'

# A form that tells what is wrong with it by a list.
class Form
  KINDS = %w[a b].freeze
  attr_reader :name, :kind, :note, :rest

  def initialize(attrs)
    @name = attrs['name'].to_s
    @kind = attrs['kind'].to_s
    @note = attrs['note'].to_s
    @rest = attrs['rest'].to_s
  end

  def valid? = errors.empty?

  def errors
    list = []
    list << 'name' unless name.match?(/\A[a-z]+\z/)
    list << 'kind' unless KINDS.include?(kind)
    list << 'note' if note.length > 200
    list << 'rest' if rest =~ /\A[a-z]+\z/
    list
  end
end

def problems(input)
  return ['nothing'] if input.nil?

  found = []
  found << 'a' unless input[:a].to_s.match?(/\A\w+\z/)
  found << 'b' if input[:b].to_s.match?(/\A\w+\z/)
  found
end

def lost(input)
  found = []
  found << 'a' unless input[:a].to_s.match?(/\A\w+\z/)
  found.clear
  found
end

before { content_type :text }

post '/form' do
  form = Form.new(params)
  halt 422 unless form.valid?
  system("a #{form.name} #{form.kind}")
  system("b #{form.note}") # want RBN201
  system("c #{form.rest}") # want RBN201
end

post '/unchecked' do
  form = Form.new(params)
  system("a #{form.name}") # want RBN201
end

post '/invalid' do
  form = Form.new(params)
  halt 422 if form.valid?
  system("a #{form.name}") # want RBN201
end

post '/errors' do
  form = Form.new(params)
  halt 422, form.errors.join if form.errors.any?
  system("a #{form.name}")
end

post '/problems' do
  halt 422 if problems(params).any?
  system("a #{params[:a]}")
  system("b #{params[:b]}") # want RBN201
end

post '/lost' do
  halt 422 if lost(params).any?
  system("a #{params[:a]}") # want RBN201
end
