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

  def made
    fill(params.require(:letter).permit(:name, :text))
    fill_all(params.require(:letter))
  end

  private

  # The program names the keys that it permits.
  def fill(attributes)
    attributes.each { |key, value| send("#{key}=", value) }
    attributes.each { |_, value| system("p #{value}") } # want RBN201
  end

  def fill_all(attributes)
    attributes.each { |key, value| instance_variable_set("@#{key}", value) } # want RBN402
  end

  def heading
    @title
  end

  def note
    system("p #{@note}") # want RBN201 from=34
    logger.info("from #{request.headers['X-From']}")
    logger.info("note #{@note}") # want RBN702 from=34
  end
end
