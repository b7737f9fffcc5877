# frozen_string_literal: true

class LettersController < ActionController::Base
  before_action :find, only: :list

  def create
    @letter = params[:letter]
    @title = params[:title]
    render :edit
  end

  def update
    @letter = Letter.find(params[:id])
    system("p #{@title}")
    system("p #{heading}")
    note
    redirect_to [:list, owner, @letter]
  end

  def list
    redirect_to url_for([@folder, :letters])
  end

  def find
    @folder = params[:folder]
    system("p #{@folder}") # want RBN201 from=25
  end

  def moved
    redirect_to url_for(params[:to]) # want RBN602
  end

  def noted
    @note = params[:note]
    note
  end

  private

  def heading
    @title
  end

  def note
    system("p #{@note}") # want RBN201 from=34
    logger.info("from #{request.headers['X-From']}")
    logger.info("note #{@note}") # want RBN702 from=34
  end
end
