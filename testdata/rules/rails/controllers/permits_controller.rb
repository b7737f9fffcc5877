# frozen_string_literal: true

# Of what a request brings, the program names what it takes.
class PermitsController < ActionController::Base
  FIELDS = %i[name size year format place].freeze

  def elements
    taken = params.permit(:name, :size, :year, :format, tags: [])
    system("find #{taken[:place]}")
    system("find #{taken[:format]}") # want RBN201
    system("find #{taken[:tags].first}") # want RBN201
    taken = params.slice(*FIELDS)
    system("find #{taken[:other]}")
    system("find #{taken[:place]}") # want RBN201
    taken = params.permit(*fields)
    system("find #{taken[:other]}") # want RBN201
  end

  # So the keys are those that stand here.
  def names
    paper = Paper.new
    params.require(:paper).permit(*FIELDS, dates: [:from]).each { |key, value| paper.send("#{key}=", value) }
    params.require(:paper).permit(*fields).each { |key, value| paper.send("#{key}=", value) } # want RBN402
    params.require(:paper).each { |key, value| paper.send("#{key}=", value) } # want RBN402
  end

  # Options without a host lead to the own one.
  def pages
    redirect_to url_for(params.permit(:page))
    redirect_to url_for(params.except(:page).permit(:query, :from, :to, :format, :letter).merge(page: 1))
    redirect_to url_for(params.permit(:page, :host)) # want RBN602
    redirect_to url_for(params.permit!) # want RBN602
    redirect_to url_for(params[:page]) # want RBN602
    redirect_to params.permit(:next)[:next] # want RBN602
  end

  private

  def fields = Paper.fields
end
