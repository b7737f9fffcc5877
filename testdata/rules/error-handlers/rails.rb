# frozen_string_literal: true

class Denied < StandardError
  attr_reader :who

  def initialize(who)
    super('denied')
    @who = who
  end
end

class ApplicationController < ActionController::Base
  rescue_from Denied, with: :denied
  rescue_from ActiveRecord::RecordNotFound, with: :not_found
  rescue_from ArgumentError do |e|
    system("x #{e.message}") # want RBN201
  end
  rescue_from KeyError, with: ->(e) { system("x #{e.message}") }

  private

  def denied(error)
    system("x #{error.who}") # want RBN201
    system("x #{error.message}")
  end

  def not_found(error)
    system("x #{error.message}")
  end
end

class PagesController < ApplicationController
  def show
    raise Denied, params[:id]
  end

  def edit
    raise ArgumentError, "bad #{params[:id]}"
  end

  def index
    head :ok
  end
end
