# frozen_string_literal: true

require 'sinatra/base'
require 'active_model'

# A form object: what it validates, and what it only names.
class JobForm
  include ActiveModel::Validations

  NAMES = %w[index purge].freeze

  attr_reader :name, :slug, :size, :title, :line, :sometimes, :late

  validates :name, inclusion: { in: NAMES }
  validates :slug, presence: true, format: { with: /\A[a-z]+\z/ }
  validates :size, numericality: true
  validates :title, presence: true, length: { maximum: 20 }
  validates :line, format: { with: /[a-z]+/ }
  validates :sometimes, inclusion: { in: NAMES }, if: :strict?
  validates :late, inclusion: { in: NAMES }, on: :update

  def initialize(params)
    @name = params[:name]
    @slug = params[:slug]
    @size = params[:size]
    @title = params[:title]
    @line = params[:line]
    @sometimes = params[:sometimes]
    @late = params[:late]
  end
end

# It validates nothing.
class OtherForm
  include ActiveModel::Validations

  attr_reader :name

  def initialize(params)
    @name = params[:name]
  end
end

# It validates its own name, not that of what it is given.
class NamingForm
  include ActiveModel::Validations

  attr_reader :name

  validates :name, inclusion: { in: %w[index purge] }

  def initialize(params)
    @other = OtherForm.new(params)
  end

  def run
    system("job #{@other.name}") if @other.valid? # want RBN201
  end

  def pass(other)
    system("job #{other[:name]}") if other.valid? # want RBN201
  end
end

class Forms < Sinatra::Base
  post '/naming' do
    form = NamingForm.new(params)
    form.run
    form.pass(params)
  end

  post '/valid' do
    job = JobForm.new(params)
    system("job #{job.name}") # want RBN201
    halt 422 unless job.valid?
    system("job #{job.name} #{job.slug} #{job.size}")
    system("job #{job.title}") # want RBN201
    system("job #{job.line}") # want RBN201
    system("job #{job.sometimes}") # want RBN201
    system("job #{job.late}") # want RBN201
    system("job #{params[:name]}") # want RBN201
  end

  post '/invalid' do
    job = JobForm.new(params)
    if job.invalid?
      system("job #{job.name}") # want RBN201
    else
      system("job #{job.name}")
    end
  end

  post '/raising' do
    job = JobForm.new(params)
    job.validate!
    system("job #{job.slug}")
  end

  post '/other' do
    job = OtherForm.new(params)
    halt 422 unless job.valid?
    system("job #{job.name}") # want RBN201
  end

  post '/another' do
    job = JobForm.new(params)
    other = JobForm.new(params)
    halt 422 unless other.valid?
    system("job #{job.name}") # want RBN201
  end
end
